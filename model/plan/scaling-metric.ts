import { createHash } from "node:crypto";
import { byKey } from "../by-key";
import type { StepsSpec, TrackedMetricSpec } from "../schema/scaling-metric";
import { inSeconds } from "../schema/units";
import { slug } from "./names";

/** A metric of CloudWatch by its own name. */
export interface NamedMetricPlan {
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly statistic: string;
}

/** A metric by its own name that autoscaling keeps near a value. */
export interface TrackedMetricPlan extends NamedMetricPlan {
    /** What tells it from the service's others, as part of a name. */
    readonly key: string;
    readonly value: number;
}

/** A number of tasks to add, or where it is negative to remove, in a part of a metric's range. */
export interface StepPlan {
    /** From this value on; undefined for the lowest. */
    readonly from?: number;
    /** Up to this value; undefined for the highest. */
    readonly to?: number;
    readonly tasks: number;
}

/** Bounds of a metric at which tasks are added, or bounds at which they are removed. */
export interface StepsPlan {
    /** What tells it from the service's others, as part of a name. */
    readonly key: string;
    readonly metric: "backlog" | "cpu" | "memory" | NamedMetricPlan;
    readonly direction: "out" | "in";
    /** How many minutes in a row the metric is beyond the first bound. */
    readonly minutes: number;
    /** The bound that is reached first. */
    readonly threshold: number;
    /** From the lowest part of the range to the highest. */
    readonly steps: readonly StepPlan[];
}

const planNamed = ({ namespace, name, dimensions, statistic }: NamedMetricPlan): NamedMetricPlan => ({
    namespace,
    name,
    dimensions: byKey(dimensions),
    statistic,
});

const keyLength = 40;

/** What names a metric: the end of its name, and a hash of the whole, since dimensions make two of one name. */
export function metricKey(metric: StepsPlan["metric"]): string {
    if (typeof metric === "string") return metric;
    const hash = createHash("sha256")
        .update(JSON.stringify(planNamed(metric)))
        .digest("hex")
        .slice(0, 6);
    return `${slug(metric.name).slice(0, keyLength).replace(/-$/, "")}-${hash}`;
}

/** Plans a metric that autoscaling keeps near a target. */
export const planTracked = (spec: TrackedMetricSpec): TrackedMetricPlan => ({
    key: metricKey(spec),
    ...planNamed(spec),
    value: spec.target,
});

/** The parts of a range that sorted bounds make: each reaches to the next one. */
const outSteps = (bounds: StepsSpec["out"]): StepPlan[] =>
    bounds.map(({ above, add }, index) => {
        const next = bounds[index + 1];
        return { from: above, ...(next && { to: next.above }), tasks: add };
    });

const inSteps = (bounds: StepsSpec["in"]): StepPlan[] =>
    bounds.map(({ below, remove }, index) => {
        const before = bounds[index - 1];
        return { ...(before && { from: before.below }), to: below, tasks: -remove };
    });

/** Plans the bounds of a metric: a policy that adds tasks, one that removes them, or both. */
export function planSteps(spec: StepsSpec): StepsPlan[] {
    const metric = typeof spec.metric === "string" ? spec.metric : planNamed(spec.metric);
    const out = outSteps([...spec.out].sort((a, b) => a.above - b.above));
    const inwards = inSteps([...spec.in].sort((a, b) => a.below - b.below));
    const common = { metric, minutes: Math.max(1, Math.round(inSeconds(spec.for) / 60)) };
    const key = metricKey(metric);
    const first = out[0]?.from;
    const last = inwards.at(-1)?.to;
    return [
        ...(first === undefined
            ? []
            : [{ key: `${key}-out`, ...common, direction: "out" as const, threshold: first, steps: out }]),
        ...(last === undefined
            ? []
            : [{ key: `${key}-in`, ...common, direction: "in" as const, threshold: last, steps: inwards }]),
    ];
}
