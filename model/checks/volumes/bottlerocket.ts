import { writtenGroups } from "../../plan/capacity/capacity";
import { strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ volumes, capacity, runs }, at, { configuration }) => {
    if (Object.keys(volumes).length === 0) return [];
    const providers = strategyOf(capacity).map(({ provider }) => provider);
    return writtenGroups(configuration)
        .filter(({ key, spec }) => spec.os === "bottlerocket" && (runs === "daemon" || providers.includes(key)))
        .map(({ key }) =>
            finding(
                at("volumes"),
                `can't be mounted on the instances of "${key}", whose system is Bottlerocket`,
                "let the service run on Fargate or on instances with amazon-linux, or remove the volumes",
            ),
        );
});

/** The rule `volumes/bottlerocket`. */
export const volumesBottlerocket: Rule = {
    id: "volumes/bottlerocket",
    severity: "error",
    what: "A service with volumes runs on no instances with Bottlerocket.",
    why: "Bottlerocket mounts no file system of EFS in encrypted mode or in the awsvpc network mode, and no EBS volume: the tasks never start.",
    remedy: "Use Fargate, or a group of instances with amazon-linux.",
    source: "Amazon ECS-optimized Bottlerocket AMIs, ECS developer guide (considerations).",
    check,
};
