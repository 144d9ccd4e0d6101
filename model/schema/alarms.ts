import { z } from "zod";
import { cacheAlarmsSchema, databaseAlarmsSchema, tableAlarmsSchema } from "./data-alarms";
import { minimumRequestsSchema } from "./minimum-requests";
import { countOrOff, durationOrOff, latencyOrOff, percentOrOff } from "./thresholds";

/** The alarms of a service, in an environment with a section `alerts`. Each is its threshold, or `false` for none. */
export const alarmsSchema = z.strictObject({
    serverErrors: percentOrOff
        .optional()
        .describe(
            "The share of answers with 5xx, in percent, above which there is an alarm: in three of five minutes. For a service with routes. @default 5",
        ),
    minimumRequests: minimumRequestsSchema,
    latency: latencyOrOff
        .optional()
        .describe(
            "The time above which there is an alarm, if 95 % of the answers take no longer: in three of five minutes. For a service with routes. @default 1 s",
        ),
    cpu: percentOrOff
        .optional()
        .describe(
            "The average CPU use, in percent of what the tasks reserve, above which there is an alarm: for 15 minutes. @default 90",
        ),
    memory: percentOrOff
        .optional()
        .describe(
            "The average memory use, in percent of what the tasks may use, above which there is an alarm: for 15 minutes. @default 90",
        ),
    running: z
        .boolean()
        .default(true)
        .describe(
            "Whether there is an alarm when fewer tasks run than should, for 15 minutes. It needs Container Insights: without it, CloudWatch can only tell that no task runs at all, which is an alarm after 5 minutes. @default true",
        ),
    deploymentFailed: z
        .boolean()
        .default(true)
        .describe("Whether it is told when ECS gives up a deployment of the service. @default true"),
    messageAge: durationOrOff
        .optional()
        .describe(
            "The age of the oldest message in the service's queue above which there is an alarm: in three of five minutes; at least 1 min, and less than the queue's `retention`. For a service with a queue. @default 15 min, or twice the queue's visibilityTimeout where that is longer, but no more than half its retention",
        ),
    deadLetters: countOrOff
        .optional()
        .describe(
            "How many messages may wait in the dead-letter queue of the service's queue: with more, there is an alarm until they are taken out. For a service with a queue. @default 0",
        ),
    undeliveredEvents: countOrOff
        .optional()
        .describe(
            "How many events may wait in their dead-letter queue because EventBridge or SNS could not deliver them to the service's queue: with more, there is an alarm until they are taken out. For a service that subscribes to events. @default 0",
        ),
    missedJobs: countOrOff
        .optional()
        .describe(
            "How many starts of jobs at fixed times may wait in their dead-letter queue, because EventBridge Scheduler could not make them: with more, there is an alarm until they are taken out. For a service with a job that has a schedule. @default 0",
        ),
    database: databaseAlarmsSchema.prefault({}).describe("The alarms of the service's own database."),
    cache: cacheAlarmsSchema.prefault({}).describe("The alarms of the service's own cache."),
    table: tableAlarmsSchema.prefault({}).describe("The alarms of the service's own table."),
});

/** The alarms of a service, checked and with their defaults. */
export type AlarmsSpec = z.output<typeof alarmsSchema>;
