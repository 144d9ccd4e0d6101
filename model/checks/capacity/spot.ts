import { writtenGroups } from "../../plan/capacity/capacity";
import { spotShareOf, spotShareOfTasks } from "../../plan/capacity/spot";
import { strategyOf, strategyText } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ capacity, critical, runs }, at, { configuration }) => {
    const { class: environment } = configuration.environment;
    // A daemon runs on each instance, those on Spot included, as long as there is one.
    if (!critical || environment === "local" || runs === "daemon") return [];
    const strategy = strategyOf(capacity);
    const groups = new Map(writtenGroups(configuration).map(({ key, spec }) => [key, spotShareOf(spec)]));
    const share = spotShareOfTasks(strategy, (provider) =>
        provider === "fargate-spot" ? "all" : (groups.get(provider) ?? "none"),
    );
    const allowed = environment === "production" ? share === "none" : share !== "all";
    if (allowed) return [];
    return [
        finding(
            at("capacity"),
            `is ${strategyText(strategy)}, where ${share === "all" ? "every task" : "a part of the tasks"} may be on Spot, and the service is not marked as one that may lose its tasks`,
            "write critical: false, or run it on demand",
        ),
    ];
});

/** The rule `capacity/spot`. */
export const capacitySpot: Rule = {
    id: "capacity/spot",
    severity: "error",
    what: "In production a service that is not marked `critical: false` has no task on Spot; elsewhere, not all of its tasks. The emulated AWS (class local) interrupts nothing.",
    why: "AWS takes Spot capacity back at two minutes' notice, and from all instances of a type at once: a service that has nothing else is down until there is capacity again.",
    remedy: "Mark the service critical: false, set the group's spot to 0, or give the service's strategy a base on demand.",
    source: "Spot Instance interruptions, Amazon EC2 user guide; Amazon ECS clusters for Fargate (Fargate Spot termination notices), ECS developer guide.",
    check,
};
