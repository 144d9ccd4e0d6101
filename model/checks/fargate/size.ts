import { fargateSizes } from "../../aws/fargate-sizes";
import { inCpuUnits, inMiB } from "../../schema/units";
import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

/** CPU units as text: `0.25 vCPU`. */
export const cpuText = (units: number) => `${units / 1024} vCPU`;
const memoryText = (mib: number) => (mib % 1024 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`);

/** Amounts of memory as text: `512 MiB, 1 GiB or 2 GiB`, or `from 8 GiB to 30 GiB in steps of 1 GiB`. */
export function memoriesText(memories: readonly number[]): string {
    const [first = 0, second = 0] = memories;
    const last = memories.at(-1) ?? 0;
    if (memories.length <= 4) return `${memories.slice(0, -1).map(memoryText).join(", ")} or ${memoryText(last)}`;
    return `from ${memoryText(first)} to ${memoryText(last)} in steps of ${memoryText(second - first)}`;
}

const check: Check = eachService((service, at) => {
    if (!runsOnFargate(strategyOf(service.capacity))) return [];
    const [cpu, memory] = [inCpuUnits(service.cpu), inMiB(service.memory)];
    const size = fargateSizes.find(({ cpuUnits }) => cpuUnits === cpu);
    if (size === undefined) {
        const sizes = fargateSizes.map(({ cpuUnits }) => cpuText(cpuUnits));
        const larger = fargateSizes.find(({ cpuUnits }) => cpuUnits > cpu) ?? fargateSizes.at(-1);
        return [
            finding(
                at("cpu"),
                `"${service.cpu}" is not a size of a task on Fargate, which has ${sizes.slice(0, -1).join(", ")} or ${sizes.at(-1)}`,
                `write "${cpuText(larger?.cpuUnits ?? 0)}"`,
            ),
        ];
    }
    if (size.memoryMiB.includes(memory) || !size.confirmed) return [];
    const enough = size.memoryMiB.find((mib) => mib >= memory);
    const withMore = fargateSizes
        .filter(({ cpuUnits }) => cpuUnits > cpu)
        .flatMap(({ cpuUnits, memoryMiB }) => {
            const fitting = memoryMiB.find((mib) => mib >= memory);
            return fitting === undefined ? [] : [{ cpuUnits, memoryMiB: fitting }];
        })[0];
    const proposed = `write "${memoryText(enough ?? size.memoryMiB.at(-1) ?? 0)}"`;
    return [
        finding(
            at("memory"),
            `a task on Fargate with ${cpuText(cpu)} has ${memoriesText(size.memoryMiB)}, got "${service.memory}"`,
            enough !== undefined || withMore === undefined
                ? proposed
                : `${proposed}, or cpu "${cpuText(withMore.cpuUnits)}" with "${memoryText(withMore.memoryMiB)}"`,
        ),
    ];
});

/** The rule `fargate/size`. */
export const fargateSize: Rule = {
    id: "fargate/size",
    severity: "error",
    what: "A task on Fargate has a CPU and memory that Fargate offers together.",
    why: "ECS refuses the task definition: no Fargate configuration exists for given values.",
    remedy: "Take the next larger memory for that CPU, or more CPU.",
    source: "TaskDefinition, ECS API reference: cpu, memory.",
    check,
};
