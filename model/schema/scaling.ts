import { z } from "zod";
import { stepsSchema, trackedMetricSchema } from "./scaling-metric";
import { duration } from "./units";

/** How many tasks of a service run, and what changes that. */
export const scalingSchema = z.strictObject({
    min: z.int().min(0).default(1).describe("The fewest tasks. @default 1"),
    max: z
        .int()
        .min(0)
        .optional()
        .describe("The most tasks; above `min` it turns autoscaling on. @default the same as min"),
    desired: z.int().min(0).optional().describe("How many tasks the service starts with. @default min"),
    cpu: z
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe(
            "The average CPU use that autoscaling aims at, in percent. @default 60 where no other target is given",
        ),
    memory: z
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe("The average memory use that autoscaling aims at, in percent. @default - memory is not a target"),
    requestsPerTarget: z
        .int()
        .min(1)
        .optional()
        .describe("The requests a minute and task that autoscaling aims at. @default - requests are not a target"),
    backlogPerTask: z
        .int()
        .min(1)
        .optional()
        .describe(
            "The messages in the service's queue for each running task that autoscaling aims at: how long a message may wait, by how long one takes. Container Insights counts the tasks. @default - the queue is not a target",
        ),
    metrics: z
        .array(trackedMetricSchema)
        .max(20)
        .default([])
        .describe("Further metrics of CloudWatch that autoscaling aims at. @default none"),
    steps: z
        .array(stepsSchema)
        .max(10)
        .default([])
        .describe("Metrics at whose bounds tasks are added or removed, beside the targets. @default none"),
    scaleOutCooldown: duration("60 s")
        .default("60 s")
        .describe("How long autoscaling waits after it added tasks before it adds more. @default 60 s"),
    scaleInCooldown: duration("300 s")
        .default("300 s")
        .describe("How long autoscaling waits after it removed tasks before it removes more. @default 300 s"),
    schedule: z
        .array(
            z.strictObject({
                at: z
                    .string()
                    .describe(
                        "When, as cron(minutes hours day-of-month month day-of-week year), rate(value unit) or at(yyyy-mm-ddThh:mm:ss).",
                    ),
                timezone: z
                    .string()
                    .default("UTC")
                    .describe("The time zone of `at`, as in Europe/Dublin. @default UTC"),
                min: z.int().min(0).optional().describe("The fewest tasks from then on. @default - as before"),
                max: z.int().min(0).optional().describe("The most tasks from then on. @default - as before"),
            }),
        )
        .default([])
        .describe("Changes of the range at fixed times. @default none"),
});
