/** The sizes that a task on Fargate can have with one amount of CPU. */
export interface FargateSize {
    /** CPU units, of which 1,024 are one vCPU. */
    readonly cpuUnits: number;
    /** From the least to the most. */
    readonly memoryMiB: readonly number[];
    /** Whether a document of AWS's own says so. What is not confirmed is no reason to refuse a configuration. */
    readonly confirmed: boolean;
}

const gib = (...amounts: readonly number[]): number[] => amounts.map((amount) => amount * 1024);

/** Whole GiB from the first to the last, in steps. */
const range = (first: number, last: number, step: number): number[] =>
    gib(...Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step));

/**
 * The sizes that tasks on Fargate can have, from the least CPU to the most.
 * Source: TaskDefinition, ECS API reference: memory. The sizes with 32 vCPU are those that awsx 3.9.0 takes.
 */
export const fargateSizes: readonly FargateSize[] = [
    { cpuUnits: 256, memoryMiB: [512, ...gib(1, 2)], confirmed: true },
    { cpuUnits: 512, memoryMiB: range(1, 4, 1), confirmed: true },
    { cpuUnits: 1024, memoryMiB: range(2, 8, 1), confirmed: true },
    { cpuUnits: 2048, memoryMiB: range(4, 16, 1), confirmed: true },
    { cpuUnits: 4096, memoryMiB: range(8, 30, 1), confirmed: true },
    { cpuUnits: 8192, memoryMiB: range(16, 60, 4), confirmed: true },
    { cpuUnits: 16_384, memoryMiB: range(32, 120, 8), confirmed: true },
    { cpuUnits: 32_768, memoryMiB: gib(60, 120, 244), confirmed: false },
];
