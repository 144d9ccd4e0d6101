import { z } from "zod";
import { duration } from "./units";

/** A task that ends: at fixed times, before each deployment, or when it is asked for. */
export const jobSchema = z.strictObject({
    command: z.array(z.string()).min(1, "is empty; write what to run").describe("What to run, in the service's image."),
    before: z
        .enum(["deployment"])
        .optional()
        .describe(
            "`deployment`: it runs before the service is created or changed, which only happens once it ended with 0; again only after a change of what it runs. @default - not by itself",
        ),
    schedule: z
        .string()
        .optional()
        .describe(
            "When it runs, as cron(minutes hours day-of-month month day-of-week year), rate(value unit) or at(yyyy-mm-ddThh:mm:ss). @default - at no fixed time",
        ),
    timezone: z
        .string()
        .default("UTC")
        .describe("The time zone of a `schedule` with cron or at, as in Europe/Dublin. @default UTC"),
    retries: z
        .int()
        .min(0)
        .max(185)
        .default(3)
        .describe(
            "How often EventBridge Scheduler tries again where it can't start the task, before it writes to the dead-letter queue. A task that ends with an error is not started again. @default 3",
        ),
    retryFor: duration("60 min")
        .default("60 min")
        .describe(
            "How long after its time a scheduled task may still be started, from 1 min to 24 hours. @default 60 min",
        ),
    paused: z.boolean().default(false).describe("Whether the schedule is off for now. @default false"),
    timeout: duration("15 min")
        .default("15 min")
        .describe(
            "How long a task before a deployment, or one that is run by hand, may take before it is stopped. @default 15 min",
        ),
});

/** The jobs of a service, by name. */
export const jobsSchema = z.record(
    z
        .string()
        .regex(
            /^[a-z][a-z0-9-]{0,19}[a-z0-9]$/,
            "is not the name of a job; use 2 to 21 lower-case letters, digits and hyphens",
        ),
    jobSchema,
);

/** A job, checked and with its defaults. */
export type JobSpec = z.output<typeof jobSchema>;
