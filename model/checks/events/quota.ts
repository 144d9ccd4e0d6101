import { filtersPerTopic, rulesPerEventBus, wildcardRulesPerEventBus } from "../../aws/limits";
import { eventOf, eventServices, filterOf, hasTopic } from "../../plan/events";
import type { SubscriptionSpec } from "../../schema/event";
import { finding, type Check, type Rule } from "../rule";

const hasWildcard = (subscription: SubscriptionSpec): boolean =>
    Object.values(filterOf(subscription) ?? {}).some((conditions) =>
        conditions.some((condition) => typeof condition === "object" && condition !== null && "wildcard" in condition),
    );

const check: Check = ({ configuration, where }) => {
    const { services, functions } = configuration;
    const subscribers = [
        ...Object.values(services).map((each) => ["services", each] as const),
        ...Object.values(functions).map((each) => ["functions", each] as const),
    ];
    const all = subscribers.flatMap(([section, { name, subscribes }]) =>
        subscribes.map((subscription, index) => ({ section, name, subscription, index })),
    );
    const publishers = eventServices(configuration);
    const byTopic = ({ subscription }: (typeof all)[number]) => hasTopic(eventOf(subscription), publishers);
    const byBus = all.filter((each) => !byTopic(each));
    const beyond = (those: typeof all, most: number, what: string, of: string, remedy: string) => {
        const first = those[most];
        return first === undefined
            ? []
            : [
                  finding(
                      where(first.section, first.name, "subscribes", first.index),
                      `"${eventOf(first.subscription)}" is the first of ${those.length - most} ${what} more than the ${most} of ${of}`,
                      remedy,
                  ),
              ];
    };
    const filtered = all.filter((each) => byTopic(each) && filterOf(each.subscription) !== undefined);
    const topics = [...new Set(filtered.map(({ subscription }) => eventOf(subscription)))];
    return [
        ...beyond(byBus, rulesPerEventBus, "subscriptions", "an event bus", "subscribe to fewer events"),
        ...beyond(
            byBus.filter(({ subscription }) => hasWildcard(subscription)),
            wildcardRulesPerEventBus,
            "filters with a wildcard",
            "an event bus",
            "filter by prefix or suffix",
        ),
        ...topics.flatMap((event) =>
            beyond(
                filtered.filter(({ subscription }) => eventOf(subscription) === event),
                filtersPerTopic,
                "filters",
                "a topic",
                "filter in the service, or give the event more names",
            ),
        ),
    ];
};

/** The rule `events/quota`. */
export const eventsQuota: Rule = {
    id: "events/quota",
    severity: "error",
    what: "All services and functions together have at most 300 subscriptions to events of the bus, 30 whose filters have wildcards, and 200 filters on a topic.",
    why: "Each is a rule on the environment's event bus, or a filter policy of SNS, and AWS refuses the next one in the middle of an update.",
    remedy: "Subscribe to fewer events, let a field tell apart what are several events now, and filter by prefix or suffix.",
    source: "Amazon EventBridge quotas, EventBridge user guide; Filter policy constraints in Amazon SNS, Amazon SNS developer guide.",
    check,
};
