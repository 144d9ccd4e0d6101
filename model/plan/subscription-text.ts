import { comesByTopic, type SubscriptionPlan } from "./events";

/** An event that a service subscribes to, by what it comes where that is not the bus, and whether to all of them: `order.placed (filtered)`. */
export function subscriptionText(subscription: SubscriptionPlan): string {
    const { event, filtered } = subscription;
    const notes = [...(comesByTopic(subscription) ? ["by topic"] : []), ...(filtered ? ["filtered"] : [])];
    return notes.length === 0 ? event : `${event} (${notes.join(", ")})`;
}
