import { counted } from "../words";
import type { NamedMetricPlan, StepPlan, StepsPlan, TrackedMetricPlan } from "./scaling-metric";

const ownMetrics = {
    backlog: "messages in the queue",
    cpu: "CPU in percent",
    memory: "memory in percent",
} as const;

/** A metric as it is told: `Average of Shop Latency (Stage prod)`. */
const metricText = (metric: StepsPlan["metric"]): string =>
    typeof metric === "string" ? ownMetrics[metric] : namedText(metric);

function namedText({ namespace, name, dimensions, statistic }: NamedMetricPlan): string {
    const of = Object.entries(dimensions).map(([key, value]) => `${key} ${value}`);
    return `${statistic} of ${namespace} ${name}${of.length === 0 ? "" : ` (${of.join(", ")})`}`;
}

/** What autoscaling aims at, by a metric's own name. */
export const trackedText = (metric: TrackedMetricPlan): string => `${namedText(metric)} at ${metric.value}`;

/** One step: `500 to 2000: 2 tasks more`. */
function stepText({ from, to, tasks }: StepPlan): string {
    const range = from === undefined ? `below ${to ?? "any"}` : to === undefined ? `above ${from}` : `${from} to ${to}`;
    return `${range}: ${counted(Math.abs(tasks), "task")} ${tasks > 0 ? "more" : "less"}`;
}

/** When a fixed number of tasks is added or removed, and how many. */
export const stepsText = ({ metric, direction, minutes, steps }: StepsPlan): string =>
    `${metricText(metric)}, ${direction} after ${counted(minutes, "minute")}; ${steps.map(stepText).join("; ")}`;
