import { writtenGroups } from "../../plan/capacity/capacity";
import { groupPath } from "../../plan/capacity/group";
import { strategyOf } from "../../plan/capacity/strategy";
import { written } from "../../written-path";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ capacity, runs }, at, { configuration }) => {
    // A daemon names no group.
    if (runs === "daemon") return [];
    const retired = new Map(
        writtenGroups(configuration).flatMap(({ key, spec }) =>
            spec.retired ? [[key, written(groupPath(key))] as const] : [],
        ),
    );
    return strategyOf(capacity).flatMap(({ provider }, index) => {
        const path = retired.get(provider);
        if (path === undefined) return [];
        return [
            finding(
                typeof capacity === "string" ? at("capacity") : at("capacity", index, "provider"),
                `is ${provider}, and ${path} is retired`,
                "name another capacity provider: the tasks move there in place",
            ),
        ];
    });
});

/** The rule `capacity/retired`. */
export const capacityRetired: Rule = {
    id: "capacity/retired",
    severity: "error",
    what: "No service names a group that is retired.",
    why: "A group is retired so that its tasks go elsewhere, and it can be removed in the next step.",
    remedy: "Name another capacity provider in the service, or take `retired` back.",
    source: "PutClusterCapacityProviders, ECS API reference: a capacity provider that tasks run on can't be taken off a cluster.",
    check,
};
