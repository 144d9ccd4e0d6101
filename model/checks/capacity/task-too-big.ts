import { instanceType } from "../../aws/instance-types";
import { inCpuUnits, inMiB } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** About what the operating system and the ECS agent keep of an instance's memory, in MiB, beside a share of it. */
const reservedMiB = 32;
const reservedShare = 0.05;

const check: Check = eachService((service, at, { configuration }) => {
    const [cpuUnits, memoryMiB] = [inCpuUnits(service.cpu), inMiB(service.memory)];
    const types = configuration.capacity.instanceTypes.flatMap((name) => {
        const type = instanceType(name);
        return type === undefined
            ? []
            : [
                  {
                      name,
                      cpuUnits: type.vcpu * 1024,
                      memoryMiB: Math.floor(type.memoryMiB * (1 - reservedShare)) - reservedMiB,
                  },
              ];
    });
    if (types.length === 0 || types.some((type) => cpuUnits <= type.cpuUnits && memoryMiB <= type.memoryMiB)) return [];
    const largest = types.reduce((a, b) => (b.memoryMiB > a.memoryMiB ? b : a));
    const reason = `a task needs ${service.cpu} and ${service.memory}, and ${largest.name} offers ${largest.cpuUnits / 1024} vCPU and about ${largest.memoryMiB} MiB`;
    return [finding(at("memory"), reason, "ask for less, or add a larger type to capacity.instanceTypes")];
});

/** A task fits on at least one of the instance types. */
export const taskFitsInstance: Rule = {
    id: "capacity/task-too-big",
    severity: "error",
    what: "A task fits on at least one of the instance types.",
    why: "",
    remedy: "",
    source: "",
    check,
};
