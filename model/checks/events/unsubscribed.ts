import { eventOf, eventServices } from "../../plan/events";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ publishes }, at, { configuration }) => {
    const wanted = new Set(
        Object.values(eventServices(configuration)).flatMap(({ subscribes }) => subscribes.map(eventOf)),
    );
    return publishes
        .map(eventOf)
        .flatMap((event, index) =>
            wanted.has(event)
                ? []
                : [
                      finding(
                          at("publishes", index),
                          `no service subscribes to "${event}"`,
                          "subscribe to it, or remove it until someone does",
                      ),
                  ],
        );
});

/** The rule `events/unsubscribed`. */
export const eventsUnsubscribed: Rule = {
    id: "events/unsubscribed",
    severity: "warning",
    what: "Each event that a service or function publishes has one that subscribes to it.",
    why: "EventBridge drops an event that no rule matches, as SNS does one that has no subscription, and bills it all the same; often the subscriber has another name for it.",
    remedy: "Let a service or function subscribe to it, or remove it until someone does.",
    source: "Follows from what the services and functions subscribe to.",
    check,
};
