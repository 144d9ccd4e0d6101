import { fargateSizes } from "../../aws/fargate-sizes";
import { inCpuUnits, inMiB } from "../../schema/units";
import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";
import { cpuText, memoriesText } from "./size";

const check: Check = eachService((service, at) => {
    if (!runsOnFargate(strategyOf(service.capacity))) return [];
    const size = fargateSizes.find(({ cpuUnits }) => cpuUnits === inCpuUnits(service.cpu));
    if (size === undefined || size.confirmed || size.memoryMiB.includes(inMiB(service.memory))) return [];
    return [
        finding(
            at("memory"),
            `is "${service.memory}", and a task on Fargate with ${cpuText(size.cpuUnits)} is known to have ${memoriesText(size.memoryMiB)}`,
            "write one of these, unless AWS's documentation tells you otherwise",
        ),
    ];
});

/** The rule `fargate/unconfirmed-size`. */
export const fargateUnconfirmedSize: Rule = {
    id: "fargate/unconfirmed-size",
    severity: "warning",
    what: "A task on Fargate with 32 vCPU has a memory that is known to go with it.",
    why: "ECS would refuse the task definition. Which sizes there are with 32 vCPU could not be confirmed in AWS's own documents, so this only warns.",
    remedy: "Take one of the known sizes.",
    source: "The sizes that awsx 3.9.0 takes, which the ECS API reference does not list.",
    check,
};
