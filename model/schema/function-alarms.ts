import { z } from "zod";
import { tableAlarmsSchema } from "./data-alarms";
import { countOrOff, durationOrOff, percentOrOff } from "./thresholds";

/** The alarms of a function, in an environment with a section `alerts`. Each is its threshold, or `false` for none. */
export const functionAlarmsSchema = z.strictObject({
    errors: percentOrOff
        .optional()
        .describe(
            "The share of runs that fail, in percent, above which there is an alarm: in three of five minutes. @default 5",
        ),
    throttles: countOrOff
        .optional()
        .describe(
            "How many runs a minute Lambda may refuse because too many run at once: with more, in three of five minutes, there is an alarm. @default 0",
        ),
    messageAge: durationOrOff
        .optional()
        .describe(
            "The age of the oldest event that waits in the function's queue above which there is an alarm: in three of five minutes; at least 1 min, and less than 4 days. For a function that subscribes to events. @default 15 min, or twice the queue's visibility timeout where that is longer",
        ),
    deadLetters: countOrOff
        .optional()
        .describe(
            "How many events that the function could not work on may wait in its dead-letter queue: with more, there is an alarm until they are taken out. For a function that subscribes to events. @default 0",
        ),
    undeliveredEvents: countOrOff
        .optional()
        .describe(
            "How many events may wait in their dead-letter queue because EventBridge or SNS could not deliver them to the function's queue: with more, there is an alarm until they are taken out. For a function that subscribes to events. @default 0",
        ),
    missedRuns: countOrOff
        .optional()
        .describe(
            "How many runs at fixed times may wait in their dead-letter queue, because they could not be started or failed each time: with more, there is an alarm until they are taken out. For a function with a schedule. @default 0",
        ),
    table: tableAlarmsSchema.prefault({}).describe("The alarms of the function's own table."),
});

/** The alarms of a function, checked and with their defaults. */
export type FunctionAlarmsSpec = z.output<typeof functionAlarmsSchema>;
