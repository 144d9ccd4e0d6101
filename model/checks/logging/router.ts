import { containersPerTask, leastContainerMiB } from "../../aws/limits";
import { logRouterName } from "../../plan/logging";
import { inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ logging, sidecars, memory }, at): Finding[] => {
    if (logging === undefined) return [];
    const found: Finding[] = [];
    if (Object.hasOwn(sidecars, logRouterName))
        found.push(
            finding(at("sidecars", logRouterName), "has the name of the log router", "give the sidecar another name"),
        );
    const containers = Object.keys(sidecars).length + 2;
    if (containers > containersPerTask)
        found.push(
            finding(
                at("sidecars"),
                `make ${containers} containers of a task with the log router, and ECS takes ${containersPerTask}`,
                "remove one",
            ),
        );
    const others = Object.values(sidecars).reduce((sum, sidecar) => sum + inMiB(sidecar.memory), 0);
    const router = inMiB(logging.firelens.memory);
    const left = inMiB(memory) - others - router;
    if (left < leastContainerMiB || !Number.isInteger(router))
        found.push(
            finding(
                at("logging", "firelens", "memory"),
                `is ${router} MiB, which leaves the service's own container ${Math.max(0, left)} MiB of ${memory}`,
                "write whole MiB, raise memory, or give the log router less",
            ),
        );
    return found;
});

/** The rule `logging/router`. */
export const loggingRouter: Rule = {
    id: "logging/router",
    severity: "error",
    what: "The log router has its place in the task: a name that no sidecar has, a container of the ten, and memory that leaves some to the service's own container.",
    why: "ECS refuses a task definition in which it has not.",
    remedy: "Rename or remove sidecars, or raise the task's memory.",
    source: "Amazon ECS service quotas, ECS developer guide; ContainerDefinition, ECS API reference: name, memory.",
    check,
};
