import { listed } from "../../words";
import { eachService, finding, type Check, type Rule } from "../rule";

const kinds = { databases: "database", eventBuses: "event bus" } as const;

const check: Check = eachService((service, at, { configuration: { existing }, where }) =>
    (["databases", "eventBuses"] as const).flatMap((option) => {
        const names = Object.keys(existing[option]);
        return service[option].flatMap((name, index, all) => {
            if (!names.includes(name))
                return [
                    finding(
                        at(option, index),
                        `there is no ${kinds[option]} "${name}" in ${where("existing", option)}`,
                        names.length === 0 ? "add it there" : `write one of ${listed(names, "or")}, or add it there`,
                    ),
                ];
            return all.indexOf(name) === index
                ? []
                : [finding(at(option, index), `"${name}" is named twice`, "write it once")];
        });
    }),
);

/** The rule `existing/unknown`. */
export const existingUnknown: Rule = {
    id: "existing/unknown",
    severity: "error",
    what: "A database or event bus that a service is linked to is in the section existing, and named once.",
    why: "The service would start without the variables and rights that its code counts on.",
    remedy: "Add it to the section existing, or write a name that is there.",
    source: "Follows from the links of all services.",
    check,
};
