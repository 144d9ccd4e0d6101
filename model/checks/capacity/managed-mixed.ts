import { writtenGroups } from "../../plan/capacity/capacity";
import { strategyOf } from "../../plan/capacity/strategy";
import { listed } from "../../words";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ capacity }, at, { configuration }) => {
    const managed = new Set(writtenGroups(configuration).flatMap((group) => (group.managed ? [group.key] : [])));
    const providers = strategyOf(capacity).map(({ provider }) => provider);
    const [byEcs, others] = [
        providers.filter((provider) => managed.has(provider)),
        providers.filter((provider) => !managed.has(provider)),
    ];
    if (byEcs.length === 0 || others.length === 0) return [];
    return [
        finding(
            at("capacity"),
            `mixes ${listed(byEcs)}, whose instances ECS manages, with ${listed(others)}`,
            "keep one kind",
        ),
    ];
});

/** The rule `capacity/managed-mixed`. */
export const capacityManagedMixed: Rule = {
    id: "capacity/managed-mixed",
    severity: "error",
    what: "A service runs on ECS Managed Instances alone, or not on them.",
    why: "A task definition is for ECS Managed Instances or for others (requiresCompatibilities), and ECS places its tasks by other rules there.",
    remedy: "Name capacity providers of one kind.",
    source: "RegisterTaskDefinition (requiresCompatibilities), ECS API reference; Architect for Amazon ECS Managed Instances, ECS developer guide.",
    check,
};
