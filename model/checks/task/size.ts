import { inCpuUnits, inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** CPU units of a task on EC2. Source: RegisterTaskDefinition, ECS API reference. */
const cpuUnits = { least: 128, most: 196_608 };
/** The least memory that Docker gives a container, in MiB. Source: ContainerDefinition, ECS API reference. */
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

/** CPU units of a task on EC2. */
export const taskSize: Rule = {
    id: "task/size",
    severity: "error",
    what: "CPU units of a task on EC2.",
    why: "",
    remedy: "",
    source: "RegisterTaskDefinition, ECS API reference. */ const cpuUnits = { least: 128, most: 196_608 }; /** The least memory that Docker gives a container, in MiB. Source: ContainerDefinition, ECS API reference. */ const leastMiB = 6;  /** A task's size is one that ECS takes: whole CPU units and whole MiB in its ranges.",
    check,
};
