import type { CostLine, CostPlan, Levels } from "../plan/cost/cost";
import { atEach, throughout } from "../plan/cost/levels";

/** A line of the estimate that two plans do not share. */
export interface CostLineChange {
    /** The line's key in the estimate: `nat/hours`. */
    readonly key: string;
    /** What it is, for a reader; both labels where they differ. */
    readonly label: string;
    /** USD a month, or undefined where there was no such line, or its price is not known. */
    readonly before?: Levels<number>;
    /** USD a month, or undefined where there is no such line any more, or its price is not known. */
    readonly after?: Levels<number>;
    /** USD a month; undefined where a price is not known. */
    readonly difference?: Levels<number>;
    /** What is missing, where a price is not known. */
    readonly missing?: string;
}

/** How the estimate changes. */
export interface CostChange {
    /** In the order of the estimate. */
    readonly lines: readonly CostLineChange[];
    /** The sums of the lines that have a price, in USD a month. */
    readonly total: {
        readonly before: Levels<number>;
        readonly after: Levels<number>;
        readonly difference: Levels<number>;
    };
    /** Whether a price is missing on one of the two sides, so that the total is not the whole. */
    readonly incomplete: boolean;
}

const none = throughout(0);

const less = (after: Levels<number>, before: Levels<number>): Levels<number> =>
    atEach((level) => after[level] - before[level]);

/** What a line costs: nothing where it does not exist, undefined where its price is not known. */
const costOf = (line: CostLine | undefined) => (line === undefined ? none : line.monthlyUsd);

function changeOf(before: CostLine | undefined, after: CostLine | undefined): CostLineChange[] {
    const line = after ?? before;
    const [from, to] = [costOf(before), costOf(after)];
    const same = JSON.stringify([from, before?.quantity]) === JSON.stringify([to, after?.quantity]);
    if (line === undefined || same) return [];
    const missing = after?.missing ?? before?.missing;
    const labels = [...new Set([before?.label ?? line.label, line.label])];
    return [
        {
            key: line.key,
            label: labels.join(" → "),
            ...(before?.monthlyUsd && { before: before.monthlyUsd }),
            ...(after?.monthlyUsd && { after: after.monthlyUsd }),
            ...(from && to && { difference: less(to, from) }),
            ...(missing !== undefined && { missing }),
        },
    ];
}

/** How the monthly estimate changes, line by line. */
export function diffCost(before: CostPlan | undefined, after: CostPlan): CostChange {
    const byKey = (plan: CostPlan | undefined) => new Map((plan?.lines ?? []).map((line) => [line.key, line]));
    const [earlier, later] = [byKey(before), byKey(after)];
    const removed = [...earlier.keys()].filter((key) => !later.has(key));
    const total = before?.totalUsd ?? none;
    return {
        lines: [...later.keys(), ...removed].flatMap((key) => changeOf(earlier.get(key), later.get(key))),
        total: { before: total, after: after.totalUsd, difference: less(after.totalUsd, total) },
        incomplete: (before?.missing.length ?? 0) + after.missing.length > 0,
    };
}
