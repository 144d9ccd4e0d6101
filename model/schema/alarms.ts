import { z } from "zod";
import { show } from "./show";
import { latency } from "./units";

const orOff = <Schema extends z.ZodType>(schema: Schema, kind: string, example: string) =>
    z.union([schema, z.literal(false)], {
        error: ({ input }) => `must be ${kind}, or false, got ${show(input)}; write for example ${example}`,
    });

const percent = orOff(z.number().gt(0).max(100), "percents above 0 and at most 100", "80");

/** The alarms of a service, in an environment with a section `alerts`. Each is its threshold, or `false` for none. */
export const alarmsSchema = z.strictObject({
    serverErrors: percent
        .optional()
        .describe(
            "The share of answers with 5xx, in percent, above which there is an alarm: in three of five minutes. For a service with routes. @default 5",
        ),
    minimumRequests: z
        .int()
        .min(1)
        .max(1_000_000)
        .default(10)
        .describe(
            "The fewest requests in a minute for `serverErrors` to count: one bad answer of two is no trend. @default 10",
        ),
    latency: orOff(latency("500 ms"), "a time with its unit", '"500 ms"')
        .optional()
        .describe(
            "The time above which there is an alarm, if 95 % of the answers take no longer: in three of five minutes. For a service with routes. @default 1 s",
        ),
    cpu: percent
        .optional()
        .describe(
            "The average CPU use, in percent of what the tasks reserve, above which there is an alarm: for 15 minutes. @default 90",
        ),
    memory: percent
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
});

/** The alarms of a service, checked and with their defaults. */
export type AlarmsSpec = z.output<typeof alarmsSchema>;
