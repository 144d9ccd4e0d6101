import { planProxy } from "../../plan/proxy";
import { fargateSizeFor, sizeWithProxy } from "../../plan/task-size";
import { eachService, finding, type Check, type Rule } from "../rule";
import { cpuText } from "./size";
import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";

const check: Check = eachService((service, at, { configuration }) => {
    const proxy = planProxy(service, configuration.services);
    if (!runsOnFargate(strategyOf(service.capacity)) || proxy === undefined) return [];
    const size = sizeWithProxy(service, proxy);
    if (fargateSizeFor(size) !== undefined) return [];
    return [
        finding(
            at("cpu"),
            `with its proxy, a task has ${cpuText(size.cpuUnits)} and ${size.memoryMiB} MiB, and Fargate has no size as large as that`,
            "ask for less, or let it run on ec2",
        ),
    ];
});

/** The rule `fargate/proxy`. */
export const fargateProxy: Rule = {
    id: "fargate/proxy",
    severity: "error",
    what: "There is a size of a task on Fargate that has room for the service's containers and the proxy of Service Connect.",
    why: "The proxy's share is added to the task, which takes the next size that Fargate offers.",
    remedy: "Ask for less CPU or memory, or let the service run on EC2 instances.",
    source: "TaskDefinition, ECS API reference: cpu, memory.",
    check,
};
