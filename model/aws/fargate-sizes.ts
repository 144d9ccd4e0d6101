/** The sizes that a task on Fargate can have with one amount of CPU. */
export interface FargateSize {
    /** CPU units, of which 1,024 are one vCPU. */
    readonly cpuUnits: number;
    /** From the least to the most. */
    readonly memoryMiB: readonly number[];
}

const gib = (...amounts: readonly number[]): number[] => amounts.map((amount) => amount * 1024);

/** Whole GiB from the first to the last, in steps. */
const range = (first: number, last: number, step: number): number[] =>
    gib(...Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step));

/**
 * The sizes that tasks on Fargate can have, from the least CPU to the most.
 * Source: TaskDefinition, ECS API reference: memory; for 32 vCPU: Amazon ECS task definition parameters for Fargate, ECS
 * developer guide.
 */
export const fargateSizes: readonly FargateSize[] = [
    { cpuUnits: 256, memoryMiB: [512, ...gib(1, 2)] },
    { cpuUnits: 512, memoryMiB: range(1, 4, 1) },
    { cpuUnits: 1024, memoryMiB: range(2, 8, 1) },
    { cpuUnits: 2048, memoryMiB: range(4, 16, 1) },
    { cpuUnits: 4096, memoryMiB: range(8, 30, 1) },
    { cpuUnits: 8192, memoryMiB: range(16, 60, 4) },
    { cpuUnits: 16_384, memoryMiB: range(32, 120, 8) },
    { cpuUnits: 32_768, memoryMiB: gib(60, 120, 244) },
];
