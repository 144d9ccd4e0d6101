import { longestEventPattern } from "../../aws/limits";
import { eventOf, eventPattern, eventServices, filterOf, hasTopic, publishersOf } from "../../plan/events";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ subscribes }, at, { configuration }) =>
    subscribes.flatMap((subscription, index) => {
        const event = eventOf(subscription);
        const services = eventServices(configuration);
        if (hasTopic(event, services)) return [];
        const { length } = eventPattern(event, publishersOf(event, services), filterOf(subscription));
        return length <= longestEventPattern
            ? []
            : [
                  finding(
                      at("subscribes", index),
                      `makes a pattern of ${length} characters, and EventBridge takes ${longestEventPattern}`,
                      "filter by fewer values, or in the service",
                  ),
              ];
    }),
);

/** The rule `events/pattern-size`. */
export const eventsPatternSize: Rule = {
    id: "events/pattern-size",
    severity: "error",
    what: "The pattern of a subscription to an event of the bus, its filter and its publishers together, has at most 2,048 characters.",
    why: "EventBridge refuses a longer one when the rule is created.",
    remedy: "Filter by fewer or shorter values, or let the publisher put into the event what they have in common.",
    source: "Amazon EventBridge quotas, EventBridge user guide.",
    check,
};
