import { eventBusNameVariable } from "../../plan/events";
import { eachServiceOrFunction, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachServiceOrFunction((service, at) =>
    service.publishes.length === 0
        ? []
        : writtenVariable(
              service,
              at,
              eventBusNameVariable,
              "is the variable that publishes sets",
              "remove it, or remove publishes",
          ),
);

/** The rule `events/variable`. */
export const eventsVariable: Rule = {
    id: "events/variable",
    severity: "error",
    what: "A service or function that publishes events does not itself write `EVENT_BUS_NAME`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which publishes sets.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
