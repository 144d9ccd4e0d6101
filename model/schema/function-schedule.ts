import { z } from "zod";
import { duration } from "./units";

/** The times at which a function runs by itself. */
export const functionScheduleSchema = z.strictObject({
    at: z
        .string()
        .describe(
            "When it runs, as cron(minutes hours day-of-month month day-of-week year), rate(value unit) or at(yyyy-mm-ddThh:mm:ss).",
        ),
    timezone: z.string().default("UTC").describe("The time zone of cron or at, as in Europe/Dublin. @default UTC"),
    input: z
        .record(z.string(), z.json())
        .optional()
        .describe(
            "What the function gets as its event. @default - the event of EventBridge Scheduler, which names the schedule and its time",
        ),
    attempts: z
        .int()
        .min(1)
        .max(3)
        .default(3)
        .describe(
            "How often a run that fails is tried before it goes to the dead-letter queue, from 1 to 3. @default 3",
        ),
    retryFor: duration("60 min")
        .default("60 min")
        .describe("How long after its time a run may still be started, from 1 min to 6 hours. @default 60 min"),
    paused: z.boolean().default(false).describe("Whether the schedule is off for now. @default false"),
});

/** The schedule of a function, checked and with its defaults. */
export type FunctionScheduleSpec = z.output<typeof functionScheduleSchema>;
