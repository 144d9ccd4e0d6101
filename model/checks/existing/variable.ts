import { databaseVariables, eventBusVariable } from "../../plan/existing-links";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const set = new Map([
        ...service.databases.flatMap((name) =>
            Object.values(databaseVariables(name)).map((variable) => [variable, `databases: [${name}]`] as const),
        ),
        ...service.eventBuses.map((name) => [eventBusVariable(name), `eventBuses: [${name}]`] as const),
    ]);
    return (["environment", "secrets"] as const).flatMap((section) =>
        Object.keys(service[section]).flatMap((variable) => {
            const link = set.get(variable);
            return link === undefined
                ? []
                : [finding(at(section, variable), `is a variable that ${link} sets`, "remove it, or remove the link")];
        }),
    );
});

/** The rule `existing/variable`. */
export const existingVariable: Rule = {
    id: "existing/variable",
    severity: "error",
    what: "No variable of a service has the name of one that a link to a database or an event bus sets.",
    why: "One of the two would not count, and the code would talk to something else than the link says.",
    remedy: "Remove the variable, or the link.",
    source: "Follows from the links of all services.",
    check,
};
