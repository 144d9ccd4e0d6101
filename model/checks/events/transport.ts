import { eventOf, eventServices, publishersOf, transportOf } from "../../plan/events";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ name, publishes }, at, { configuration }) => {
    const services = eventServices(configuration);
    return publishes.flatMap((publication, index) => {
        const [event, transport] = [eventOf(publication), transportOf(publication)];
        // It is told of those by the bus, which is the default: what is written is meant.
        if (transport === "sns") return [];
        const other = publishersOf(event, services).find(
            (each) =>
                each !== name &&
                (services[each]?.publishes ?? []).some((of) => eventOf(of) === event && transportOf(of) === "sns"),
        );
        return other === undefined
            ? []
            : [
                  finding(
                      at("publishes", index),
                      `"${event}" goes by the event bus here, and by a topic from "${other}"`,
                      `write { event: "${event}", transport: "sns" }, and publish it to its topic`,
                  ),
              ];
    });
});

/** The rule `events/transport`. */
export const eventsTransport: Rule = {
    id: "events/transport",
    severity: "error",
    what: "All that publish an event publish it by the same transport.",
    why: "Who subscribes to it would get the events of some of its publishers, and none of the others.",
    remedy: "Write the same transport wherever the event is published, or give one of the two another name.",
    source: "Follows from what a subscription is: a rule on the event bus, or a subscription of the event's topic.",
    check,
};
