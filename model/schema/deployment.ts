import { z } from "zod";
import { testRouteSchema } from "./test-route";
import { minimumRequestsSchema } from "./minimum-requests";
import { duration, latency } from "./units";

/** How a new version takes over from the old one. */
export const deploymentStrategies = ["rolling", "blue-green", "canary", "linear"] as const;

/** One of `rolling`, `blue-green`, `canary` or `linear`. */
export type DeploymentStrategy = (typeof deploymentStrategies)[number];

/** What ECS looks at while it deploys, and goes back for. */
const rollbackAlarmsSchema = z.strictObject({
    serverErrors: z
        .number()
        .gt(0)
        .max(100)
        .optional()
        .describe(
            "The share of answers with 5xx, in percent, above which ECS goes back: in one minute of two. For a service with routes. @default - it is not looked at",
        ),
    minimumRequests: minimumRequestsSchema,
    latency: latency("500 ms")
        .optional()
        .describe(
            "The time above which ECS goes back, if 95 % of the answers take no longer: in one minute of two. For a service with routes. @default - it is not looked at",
        ),
    names: z
        .array(z.string().min(1, "is empty; write the name of a CloudWatch alarm").max(255))
        .default([])
        .describe(
            "CloudWatch alarms of one's own, by name, in the same account and region. They must exist. @default none",
        ),
});

const canarySchema = z.strictObject({
    percent: z
        .number()
        .multipleOf(0.1, "has more than one decimal; write for example 5 or 2.5")
        .min(0.1)
        .max(100)
        .default(5)
        .describe("The share of requests that the new version gets first, in percent: 0.1 to 100. @default 5"),
    bakeTime: duration("10 min")
        .default("10 min")
        .describe("How long it keeps that share before it gets all, in whole minutes up to 1440 min. @default 10 min"),
});

const linearSchema = z.strictObject({
    percent: z
        .number()
        .multipleOf(0.1, "has more than one decimal; write for example 10 or 12.5")
        .min(3)
        .max(100)
        .default(10)
        .describe("By how much the new version's share of requests grows at a time, in percent: 3 to 100. @default 10"),
    bakeTime: duration("6 min")
        .default("6 min")
        .describe("How long it keeps a share before it gets more, in whole minutes up to 1440 min. @default 6 min"),
});

/** How a new version of a service replaces the old one. */
export const deploymentSchema = z.strictObject({
    strategy: z
        .enum(deploymentStrategies)
        .default("rolling")
        .describe(
            "How a new version takes over: `rolling` replaces tasks a few at a time; `blue-green` starts all new tasks beside the old ones and moves all requests at once, `canary` a small share first, `linear` a share at a time. All but `rolling` need routes in one listener rule, and room for twice the tasks. @default rolling",
        ),
    minimumHealthyPercent: z
        .int()
        .min(0)
        .max(100)
        .optional()
        .describe(
            "How many of the tasks stay up during a rolling deployment, in percent. @default 100; with runs: daemon 0",
        ),
    maximumPercent: z
        .int()
        .min(100)
        .max(400)
        .optional()
        .describe(
            "How many tasks may run during a rolling deployment, in percent. @default 200; with runs: daemon 100, and no other",
        ),
    deregistrationDelay: duration("30 s")
        .default("30 s")
        .describe("How long a task that leaves may finish its requests, up to 3600 s. @default 30 s"),
    bakeTime: duration("5 min")
        .optional()
        .describe(
            "How long the old tasks stay once the new ones have all requests, in whole minutes up to 1440 min: a way back without waiting. @default 5 min; a rolling deployment has none",
        ),
    canary: canarySchema.optional().describe("The first step of the strategy `canary`. @default 5 % for 10 min"),
    linear: linearSchema.optional().describe("The steps of the strategy `linear`. @default 10 % every 6 min"),
    alternateTargetGroup: z
        .boolean()
        .optional()
        .describe(
            "Whether the service has a second target group, between which ECS moves its requests. `true` with `rolling` is the step between that strategy and the others, there and back. @default false for rolling, true for the others",
        ),
    testRoute: testRouteSchema
        .optional()
        .describe(
            "What test requests have beside what the routes ask: by these the new tasks are reached before ECS moves all others to them. For every strategy but `rolling`. @default - no test requests",
        ),
    alarms: rollbackAlarmsSchema
        .optional()
        .describe("What makes ECS go back to the old version, beside tasks that do not stay up. @default none"),
});

/** How a new version replaces the old one, checked and with its defaults. */
export type DeploymentSpec = z.output<typeof deploymentSchema>;
