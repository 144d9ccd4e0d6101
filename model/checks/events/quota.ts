import { rulesPerEventBus, wildcardRulesPerEventBus } from "../../aws/limits";
import { eventOf, filterOf } from "../../plan/events";
import type { SubscriptionSpec } from "../../schema/event";
import { finding, type Check, type Rule } from "../rule";

const hasWildcard = (subscription: SubscriptionSpec): boolean =>
    Object.values(filterOf(subscription) ?? {}).some((conditions) =>
        conditions.some((condition) => typeof condition === "object" && condition !== null && "wildcard" in condition),
    );

const check: Check = ({ configuration: { services, functions }, where }) => {
    const subscribers = [
        ...Object.values(services).map((each) => ["services", each] as const),
        ...Object.values(functions).map((each) => ["functions", each] as const),
    ];
    const all = subscribers.flatMap(([section, { name, subscribes }]) =>
        subscribes.map((subscription, index) => ({ section, name, subscription, index })),
    );
    const beyond = (rules: typeof all, most: number, what: string, remedy: string) => {
        const first = rules[most];
        return first === undefined
            ? []
            : [
                  finding(
                      where(first.section, first.name, "subscribes", first.index),
                      `"${eventOf(first.subscription)}" is the first of ${rules.length - most} ${what} more than the ${most} of an event bus`,
                      remedy,
                  ),
              ];
    };
    return [
        ...beyond(all, rulesPerEventBus, "subscriptions", "subscribe to fewer events"),
        ...beyond(
            all.filter(({ subscription }) => hasWildcard(subscription)),
            wildcardRulesPerEventBus,
            "filters with a wildcard",
            "filter by prefix or suffix",
        ),
    ];
};

/** The rule `events/quota`. */
export const eventsQuota: Rule = {
    id: "events/quota",
    severity: "error",
    what: "All services and functions together have at most 300 subscriptions, and 30 whose filters have wildcards.",
    why: "Each is a rule on the environment's event bus, and EventBridge refuses the next one in the middle of an update.",
    remedy: "Subscribe to fewer events, let a field tell apart what are several events now, and filter by prefix or suffix.",
    source: "Amazon EventBridge quotas, EventBridge user guide.",
    check,
};
