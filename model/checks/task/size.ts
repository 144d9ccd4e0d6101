import { inCpuUnits, inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** CPU units of a task on EC2. */
const cpuUnits = { least: 128, most: 196_608 };
/** The least memory that Docker gives a container, in MiB. */
const leastMiB = 6;

const check: Check = eachService((service, at) => {
    const [cpu, memory] = [inCpuUnits(service.cpu), inMiB(service.memory)];
    return [
        ...(cpu < cpuUnits.least || cpu > cpuUnits.most || !Number.isInteger(cpu)
            ? [
                  finding(
                      at("cpu"),
                      `must be from 0.125 vCPU to 192 vCPU in steps of 1/1024, got "${service.cpu}"`,
                      'write for example "0.25 vCPU"',
                  ),
              ]
            : []),
        ...(memory < leastMiB || !Number.isInteger(memory)
            ? [
                  finding(
                      at("memory"),
                      `must be a whole number of MiB, at least ${leastMiB}, got "${service.memory}"`,
                      'write for example "512 MiB"',
                  ),
              ]
            : []),
    ];
});

/** The rule `task/size`. */
export const taskSize: Rule = {
    id: "task/size",
    severity: "error",
    what: "A task's size is one that ECS takes: from 0.125 vCPU to 192 vCPU, and whole MiB of memory, at least 6.",
    why: "ECS refuses the task definition.",
    remedy: 'Write for example "0.25 vCPU" and "512 MiB".',
    source: "RegisterTaskDefinition and ContainerDefinition, ECS API reference.",
    check,
};
