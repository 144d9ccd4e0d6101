import { eventOf, eventServices, publishersOf } from "../../plan/events";
import { proposal } from "../../schema/explain";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ subscribes }, at, { configuration, serviceNames }) => {
    const services = eventServices(configuration);
    // One whose file is refused may publish it: that is told first.
    if (serviceNames.some((name) => services[name] === undefined)) return [];
    const published = [...new Set(Object.values(services).flatMap(({ publishes }) => publishes.map(eventOf)))].sort();
    return subscribes.flatMap((subscription, index) => {
        const event = eventOf(subscription);
        if (publishersOf(event, services).length > 0) return [];
        const path = typeof subscription === "string" ? at("subscribes", index) : at("subscribes", index, "event");
        return [
            finding(
                path,
                `no service publishes "${event}"`,
                published.length === 0
                    ? `write publishes: ["${event}"] in the service that does`
                    : proposal(event, published),
            ),
        ];
    });
});

/** The rule `events/unpublished`. */
export const eventsUnpublished: Rule = {
    id: "events/unpublished",
    severity: "error",
    what: "Each event that a service or function subscribes to is published by one of this configuration.",
    why: "The subscriber would wait for an event that never comes, and nothing would tell of it.",
    remedy: "Write the event's name as its publisher does, or add it to what the publisher `publishes`.",
    source: "Follows from what the services and functions publish.",
    check,
};
