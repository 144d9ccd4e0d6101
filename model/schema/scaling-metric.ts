import { z } from "zod";
import { isSection, show } from "./show";
import { duration } from "./units";

/** A metric of CloudWatch that is none of those which Flotilla knows. */
const namedMetric = {
    namespace: z.string().min(1).max(255).describe("The metric's namespace, as in Shop/Orders or AWS/ApplicationELB."),
    name: z.string().min(1).max(255).describe("The metric's name."),
    dimensions: z
        .record(z.string(), z.string())
        .default({})
        .describe("What tells it from other metrics of the name. @default none"),
    statistic: z
        .enum(["Average", "Maximum", "Minimum", "SampleCount", "Sum"])
        .default("Average")
        .describe("How the values of a minute become one. @default Average"),
};

/** A metric that autoscaling keeps near a target. */
export const trackedMetricSchema = z.strictObject({
    ...namedMetric,
    target: z
        .number()
        .positive()
        .describe(
            "What autoscaling aims at. The metric must fall as tasks are added, as an amount of work a task does; a total does not.",
        ),
});

const tasks = z.int().min(1).max(5000);

/** A metric at whose bounds autoscaling adds or removes a fixed number of tasks. */
export const stepsSchema = z.strictObject({
    metric: z
        .union([z.enum(["backlog", "cpu", "memory"]), z.strictObject(namedMetric)], {
            error: ({ input }) =>
                isSection(input)
                    ? undefined
                    : `must be backlog, cpu, memory, or a metric's namespace and name, got ${show(input)}; write for example cpu`,
        })
        .describe(
            "`backlog` (the messages in the service's queue), `cpu` or `memory` (the average use in percent), or a metric of CloudWatch by namespace and name.",
        ),
    for: duration("1 min")
        .default("1 min")
        .describe(
            "How long the metric is beyond a bound before tasks are added or removed, in whole minutes. @default 1 min",
        ),
    out: z
        .array(
            z.strictObject({
                above: z.number().describe("The value above which it applies."),
                add: tasks.describe("The tasks to add."),
            }),
        )
        .max(20)
        .default([])
        .describe(
            "When to add tasks, and how many: of those that apply, the one with the highest bound. @default none",
        ),
    in: z
        .array(
            z.strictObject({
                below: z.number().describe("The value below which it applies."),
                remove: tasks.describe("The tasks to remove."),
            }),
        )
        .max(20)
        .default([])
        .describe(
            "When to remove tasks, and how many: of those that apply, the one with the lowest bound. @default none",
        ),
});

/** A metric that autoscaling keeps near a target, checked and with its defaults. */
export type TrackedMetricSpec = z.output<typeof trackedMetricSchema>;

/** Bounds at which tasks are added or removed, checked and with their defaults. */
export type StepsSpec = z.output<typeof stepsSchema>;
