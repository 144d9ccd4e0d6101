import { z } from "zod";
import { days, duration } from "./units";

/** The SQS queue that a service takes its work from. */
export const queueSchema = z.strictObject({
    visibilityTimeout: duration("2 min")
        .optional()
        .describe(
            "How long a message that a task received is hidden from the others: longer than one takes to work on, at least `stopTimeout`, at most 12 hours. @default twice the stopTimeout",
        ),
    maxReceives: z
        .int()
        .min(1)
        .max(1000)
        .default(5)
        .describe(
            "How often a message is received, and not deleted, before it goes to the dead-letter queue. @default 5",
        ),
    retention: days("4 days")
        .default("4 days")
        .describe(
            "How long a message waits before SQS drops it, from 1 to 14 days; the dead-letter queue keeps it for 14 days. @default 4 days",
        ),
    fifo: z
        .boolean()
        .default(false)
        .describe(
            "Whether messages of a group keep their order and are delivered once. It can't be changed later without another queue. @default false",
        ),
});

/** A queue, checked and with its defaults. */
export type QueueSpec = z.output<typeof queueSchema>;
