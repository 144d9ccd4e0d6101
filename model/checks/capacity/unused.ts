import { writtenGroups } from "../../plan/capacity/capacity";
import { defaultGroup } from "../../plan/capacity/group";
import { strategyOf } from "../../plan/capacity/strategy";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const services = Object.values(configuration.services);
    // What runs on each instance is no reason to have one.
    const placed = services.filter(({ runs }) => runs !== "daemon");
    const used = new Set(placed.flatMap(({ capacity }) => strategyOf(capacity).map(({ provider }) => provider)));
    if (services.length === 0) return [];
    return writtenGroups(configuration)
        .filter(({ key }) => !used.has(key))
        .map(({ key, path, spec: { min, retired } }) => {
            if (retired)
                return finding(
                    where(...path),
                    "is retired, and no service runs on it",
                    "run pulumi up, then remove it and run pulumi up again",
                );
            return finding(
                where(...path),
                `no service runs on these instances, of which ${min} ${min === 1 ? "is" : "are"} kept all the same`,
                key === defaultGroup
                    ? "remove the section, or set its min to 0 while nothing runs on it"
                    : `write capacity: ${key} in a service, or remove it`,
            );
        });
};

/** The rule `capacity/unused`. */
export const capacityUnused: Rule = {
    id: "capacity/unused",
    severity: "warning",
    what: "A service runs on each group of instances. One that is retired is to be removed in the next step.",
    why: "The group's least instances run, and cost money, for nothing.",
    remedy: "Choose it in a service's capacity, or take it out.",
    source: "Follows from the capacity of all services.",
    check,
};
