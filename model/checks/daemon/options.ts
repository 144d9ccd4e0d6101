import type { ServiceSpec } from "../../schema/service";
import { serviceSchema } from "../../schema/service";
import { defaultGroup } from "../../plan/capacity/group";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const usual = serviceSchema.shape.scaling.parse(undefined);

/** What of `scaling` is written, and so meant. */
const scaled = (scaling: ServiceSpec["scaling"]): boolean => JSON.stringify(scaling) !== JSON.stringify(usual);

const check: Check = eachService(({ runs, scaling, capacity, placement, deployment, gpus }, at) => {
    if (runs !== "daemon") return [];
    const perInstance = "each instance runs one task of a daemon";
    const findings: Finding[] = [];
    if (scaled(scaling)) findings.push(finding(at("scaling"), `is there, and ${perInstance}`, "remove it"));
    if (capacity !== defaultGroup)
        findings.push(
            finding(
                at("capacity"),
                `is there, and a daemon runs on every instance of the environment`,
                "remove it; a placement constraint leaves instances out",
            ),
        );
    if (placement !== undefined && (typeof placement === "string" || placement.strategies.length > 0))
        findings.push(
            finding(
                at("placement"),
                `chooses among instances, and ${perInstance}`,
                'remove it; constraints alone are { name: "custom", constraints: [...] }',
            ),
        );
    if (deployment.strategy !== "rolling")
        findings.push(
            finding(
                at("deployment", "strategy"),
                `is ${deployment.strategy}, for which two tasks would have to be on each instance`,
                "write rolling",
            ),
        );
    if (deployment.maximumPercent !== undefined && deployment.maximumPercent !== 100)
        findings.push(
            finding(
                at("deployment", "maximumPercent"),
                `is ${deployment.maximumPercent}, and ${perInstance}`,
                "remove it",
            ),
        );
    if (gpus !== undefined) findings.push(finding(at("gpus"), "would be taken from every instance", "remove it"));
    return findings;
});

/** The rule `daemon/options`. */
export const daemonOptions: Rule = {
    id: "daemon/options",
    severity: "error",
    what: "A service with `runs: daemon` has no number of tasks, no capacity provider, no placement strategy, no GPUs, and rolls with at most 100 %.",
    why: "ECS starts one task on each instance that the constraints admit. It refuses a daemon with a capacity provider strategy, a placement strategy or autoscaling, and starts no second task beside an old one.",
    remedy: "Remove what is for a number of tasks, or write runs: service.",
    source: "Daemon scheduling strategy, Amazon ECS service deployment controllers and strategies, ECS developer guide; CreateService (schedulingStrategy), ECS API reference.",
    check,
};
