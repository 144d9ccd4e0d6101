import { containersPerTask, leastContainerMiB } from "../../aws/limits";
import { collectorName } from "../../plan/tracing";
import { inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ tracing, logging, sidecars, memory, runs }, at): Finding[] => {
    if (tracing === undefined) return [];
    if (runs === "jobs")
        return [
            finding(at("tracing"), "is for the tasks of a service, and there are none but those of jobs", "remove it"),
        ];
    const found: Finding[] = [];
    if (Object.hasOwn(sidecars, collectorName))
        found.push(
            finding(at("sidecars", collectorName), "has the name of the collector", "give the sidecar another name"),
        );
    const containers = Object.keys(sidecars).length + (logging === undefined ? 2 : 3);
    if (containers > containersPerTask)
        found.push(
            finding(
                at("sidecars"),
                `make ${containers} containers of a task with the collector, and ECS takes ${containersPerTask}`,
                "remove one",
            ),
        );
    const collector = inMiB(tracing.xray.memory);
    const others = Object.values(sidecars).reduce((sum, sidecar) => sum + inMiB(sidecar.memory), 0);
    const left = inMiB(memory) - others - collector - (logging === undefined ? 0 : inMiB(logging.firelens.memory));
    if (left < leastContainerMiB || !Number.isInteger(collector))
        found.push(
            finding(
                at("tracing"),
                `gives the collector ${collector} MiB, which leaves the service's own container ${Math.max(0, left)} MiB of ${memory}`,
                "write whole MiB, raise memory, or give the collector less",
            ),
        );
    return found;
});

/** The rule `tracing/collector`. */
export const tracingCollector: Rule = {
    id: "tracing/collector",
    severity: "error",
    what: "The collector has its place in the task: a name that no sidecar has, a container of the ten, and memory that leaves some to the service's own container.",
    why: "ECS refuses a task definition in which it has not.",
    remedy: "Rename or remove sidecars, or raise the task's memory.",
    source: "Amazon ECS service quotas, ECS developer guide; ContainerDefinition, ECS API reference: name, memory.",
    check,
};
