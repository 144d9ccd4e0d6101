import type { SubscriptionPlan } from "./events";

/** An event that a service subscribes to, and whether to all of them: `order.placed (filtered)`. */
export const subscriptionText = ({ event, filtered }: SubscriptionPlan): string =>
    filtered ? `${event} (filtered)` : event;
