import { leastContainerMiB } from "../../aws/limits";
import { inCpuUnits, inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const sidecars = Object.entries(service.sidecars);
    const found = sidecars.flatMap(([name, { cpu, memory }]): Finding[] => [
        ...(Number.isInteger(inMiB(memory)) && inMiB(memory) >= leastContainerMiB
            ? []
            : [
                  finding(
                      at("sidecars", name, "memory"),
                      `must be a whole number of MiB, at least ${leastContainerMiB}, got "${memory}"`,
                      'write for example "64 MiB"',
                  ),
              ]),
        ...(cpu === undefined || (Number.isInteger(inCpuUnits(cpu)) && inCpuUnits(cpu) > 0)
            ? []
            : [
                  finding(
                      at("sidecars", name, "cpu"),
                      `must be above 0 in steps of 1/1024 vCPU, got "${cpu}"`,
                      'write for example "0.125 vCPU", or remove it',
                  ),
              ]),
    ]);
    const memory = sidecars.reduce((sum, [, sidecar]) => sum + inMiB(sidecar.memory), 0);
    const cpu = sidecars.reduce(
        (sum, [, sidecar]) => sum + (sidecar.cpu === undefined ? 0 : inCpuUnits(sidecar.cpu)),
        0,
    );
    if (sidecars.length > 0 && inMiB(service.memory) - memory < leastContainerMiB)
        found.push(
            finding(
                at("memory"),
                `the sidecars take ${memory} MiB of the task's ${inMiB(service.memory)} MiB, which leaves the service's own container less than ${leastContainerMiB} MiB`,
                "raise memory, which is that of the whole task, or lower that of the sidecars",
            ),
        );
    if (cpu > inCpuUnits(service.cpu))
        found.push(
            finding(
                at("cpu"),
                `the sidecars reserve ${cpu / 1024} vCPU, and the task has ${inCpuUnits(service.cpu) / 1024} vCPU`,
                "raise cpu, which is that of the whole task, or lower that of the sidecars",
            ),
        );
    return found;
});

/** The rule `containers/size`. */
export const containersSize: Rule = {
    id: "containers/size",
    severity: "error",
    what: "The sidecars' memory leaves the service's own container at least 6 MiB of the task's, and their CPU is at most the task's. Each has a whole number of MiB, at least 6, and of CPU units.",
    why: "ECS refuses the task definition, or the service's container is killed as soon as it starts.",
    remedy: "Raise `cpu` and `memory` of the service, which are those of the whole task, or lower those of the sidecars.",
    source: "ContainerDefinition, ECS API reference: cpu, memory.",
    check,
};
