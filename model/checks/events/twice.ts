import { eventOf } from "../../plan/events";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ publishes, subscribes }, at) =>
    Object.entries({ publishes: publishes.map(eventOf), subscribes: subscribes.map(eventOf) }).flatMap(
        ([option, events]) =>
            events.flatMap((event, index) =>
                events.indexOf(event) === index
                    ? []
                    : [finding(at(option, index), `"${event}" is named twice`, "name each event once")],
            ),
    ),
);

/** The rule `events/twice`. */
export const eventsTwice: Rule = {
    id: "events/twice",
    severity: "error",
    what: "`publishes` and `subscribes` name each event once.",
    why: "The second does nothing; two filters on one event would bring some events twice.",
    remedy: "Remove one, write the event that was meant, or put the values of both filters into one.",
    source: "Follows from what it gives: one rule, or one subscription of a topic, for each service and event.",
    check,
};
