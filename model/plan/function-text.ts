import { counted } from "../words";
import type { FunctionPlan } from "./function";
import type { FunctionSchedulePlan } from "./function-schedule";
import type { QueuePlan } from "./queue";

/** How events come to a function, and what becomes of one that it can't work on. */
export function batchText({ batch }: Pick<FunctionPlan, "batch">, { maxReceives }: QueuePlan): string[] {
    const { size, windowSeconds, maximumConcurrency } = batch;
    return [
        `${size === 1 ? "one" : `up to ${size}`} at a time${windowSeconds === 0 ? "" : `, gathered for ${windowSeconds} s`}`,
        ...(maximumConcurrency === undefined ? [] : [`at most ${maximumConcurrency} batches at once`]),
        `dead after ${counted(maxReceives, "attempt")}`,
    ];
}

/** When a function runs by itself, in a few words. */
export const scheduleText = ({ expression, timezone, paused }: FunctionSchedulePlan): string =>
    `${paused ? "paused, " : ""}${expression}${expression.startsWith("rate(") ? "" : ` ${timezone}`}`;
