import { comesByTopic, type SubscriptionPlan } from "../plan/events";
import type { Facts } from "./facts";

/** By what an event comes, and which of them pass. */
function carriedBy(subscription: SubscriptionPlan): string {
    if (!comesByTopic(subscription)) return subscription.pattern;
    const { filterPolicy } = subscription;
    return filterPolicy === undefined ? "by topic" : `by topic, ${filterPolicy}`;
}

/** The events that something subscribes to, by the event. A topic's name holds that of the stack. */
export const subscriptionFacts = (subscriptions: readonly SubscriptionPlan[]): Facts =>
    Object.fromEntries(subscriptions.map((each) => [`subscribes.${each.event}`, carriedBy(each)]));
