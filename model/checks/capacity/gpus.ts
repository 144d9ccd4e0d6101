import { instanceType } from "../../aws/instance-types";
import { writtenGroups } from "../../plan/capacity/capacity";
import { groupsOf, runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { written } from "../../written-path";
import { eachService, finding, type Check, type Rule } from "../rule";

const remedy = "write capacity: <name> of a group with types such as g5.xlarge or g6.xlarge, or remove gpus";

const check: Check = eachService(({ capacity, gpus }, at, { configuration }) => {
    if (gpus === undefined) return [];
    const strategy = strategyOf(capacity);
    if (runsOnFargate(strategy)) return [finding(at("gpus"), `is ${gpus}, and Fargate has no GPUs`, remedy)];
    const chosen = groupsOf(strategy);
    return writtenGroups(configuration)
        .filter(({ key }) => chosen.includes(key))
        .flatMap(({ path, spec }) => {
            const without = spec.instanceTypes.find((name) => instanceType(name)?.gpus === 0);
            return without === undefined
                ? []
                : [finding(at("gpus"), `is ${gpus}, and ${without} of ${written(path)} has no GPU of NVIDIA`, remedy)];
        });
});

/** The rule `capacity/gpus`. */
export const capacityGpus: Rule = {
    id: "capacity/gpus",
    severity: "error",
    what: "A service with GPUs runs on groups of instances that all have some, of NVIDIA.",
    why: "Fargate refuses the task definition. On instances a task waits for a GPU that no instance has, and managed scaling starts none for it.",
    remedy: "Give the service a group of its own in capacityProviders, with GPU instance types.",
    source: "Amazon ECS task definitions for GPU workloads, ECS developer guide; DescribeInstanceTypes (GpuInfo), EC2 API reference.",
    check,
};
