import { eventBusNameVariable, planPublishes } from "../../plan/events";
import { planPublishedTopics } from "../../plan/topic";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachServiceOrFunction((service, at) => {
    const topics = planPublishedTopics(service);
    const given = [
        ...(planPublishes(service).length > 0 ? [eventBusNameVariable] : []),
        ...new Set(topics.map(({ variable }) => variable)),
    ];
    const alike = topics.flatMap(({ event, variable }, index) => {
        const other = topics.slice(0, index).find((each) => each.variable === variable);
        return other === undefined
            ? []
            : [
                  finding(
                      at("publishes"),
                      `"${other.event}" and "${event}" would both be found in ${variable}`,
                      "give one of them another name",
                  ),
              ];
    });
    return [
        ...given.flatMap((variable) =>
            writtenVariable(
                service,
                at,
                variable,
                "is the variable that publishes sets",
                "remove it, or remove publishes",
            ),
        ),
        ...alike,
    ];
});

/** The rule `events/variable`. */
export const eventsVariable: Rule = {
    id: "events/variable",
    severity: "error",
    what: "A service or function that publishes events does not itself write `EVENT_BUS_NAME`, or for a topic `ORDER_PLACED_TOPIC_ARN`, and finds each topic in a variable of its own.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which publishes sets; give an event whose name differs from another's in dots and hyphens alone another one.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
