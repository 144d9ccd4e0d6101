import { z } from "zod";
import { imagePlatforms } from "./images";
import { placementSchema } from "./placement";
import { routeSchema } from "./route";
import { isSection, show } from "./show";
import {
    dependsOnSchema,
    environmentSchema,
    healthCommandSchema,
    imageUriSchema,
    portSchema,
    secretsSchema,
    sidecarSchema,
    userSchema,
} from "./sidecar";
import { bytes, cpu, days, duration } from "./units";

const imageSchema = z.union(
    [
        z.strictObject({
            context: z
                .string()
                .min(1)
                .describe("The folder that Docker builds from, relative to the service's own folder."),
            dockerfile: z
                .string()
                .regex(/^(?!\.{0,2}\/|\.\.?$)(?!.*\/\.\.?(\/|$))[^\s].*$/, {
                    error: (issue) =>
                        `must be a path inside the context, without ./ or ../, got ${show(issue.input)}; write for example "docker/Dockerfile"`,
                })
                .default("Dockerfile")
                .describe("The Dockerfile, relative to the context. @default Dockerfile"),
            target: z
                .string()
                .min(1)
                .optional()
                .describe("The stage of a multi-stage Dockerfile to build. @default the last"),
            args: z
                .record(z.string(), z.string())
                .default({})
                .describe("Build arguments; never secrets, which stay readable in the image. @default none"),
            platform: z
                .enum(imagePlatforms)
                .optional()
                .describe("The platform to build for. @default that of `images.platform`"),
        }),
        z.strictObject({
            uri: imageUriSchema.describe("An image built elsewhere, with a tag or a digest."),
        }),
    ],
    {
        error: ({ input }) =>
            isSection(input)
                ? undefined
                : `must say where the image comes from, got ${show(input)}; write { context: "." } or { uri: "…" }`,
    },
);

/** Codes such as 200, ranges such as 200-299, and lists of both, within what a target group takes. */
function isMatcher(text: string): boolean {
    return text.split(",").every((part) => {
        const [, from, to = from] = /^([2-4]\d\d)(?:-([2-4]\d\d))?$/.exec(part) ?? [];
        return from !== undefined && to !== undefined && from <= to;
    });
}

const matcherError = {
    error: ({ input }: { input?: unknown }) =>
        `must be codes or ranges from 200 to 499, got ${show(input)}; write 200, or "200-299"`,
};

const healthSchema = z.strictObject({
    path: z
        .string()
        .regex(/^\/\S*$/, {
            error: ({ input }) =>
                `must start with "/" and have no spaces, got ${show(input)}; write "/${String(input).replace(/^\/|\s/g, "")}"`,
        })
        .max(1024)
        .default("/health")
        .describe("The path that the ALB asks. @default /health"),
    expect: z
        .union(
            [
                z.int(matcherError).min(200, matcherError).max(499, matcherError),
                z.string().refine(isMatcher, matcherError),
            ],
            matcherError,
        )
        .default(200)
        .describe("The status codes that mean healthy: a number, or a list or range as text. @default 200"),
    interval: duration("15 s").default("15 s").describe("How often a task is asked, from 5 s to 300 s. @default 15 s"),
    timeout: duration("5 s")
        .default("5 s")
        .describe("How long an answer may take, from 2 s to 120 s and less than the interval. @default 5 s"),
    healthyThreshold: z
        .int()
        .min(2)
        .max(10)
        .default(2)
        .describe("How many good answers in a row make a task healthy. @default 2"),
    unhealthyThreshold: z
        .int()
        .min(2)
        .max(10)
        .default(3)
        .describe("How many bad answers in a row make a task unhealthy. @default 3"),
    startup: duration("60 s")
        .default("60 s")
        .describe("How long a new task may take before bad answers count, up to 300 s. @default 60 s"),
    command: healthCommandSchema
        .optional()
        .describe(
            'The container\'s own health check, as `["CMD", "node", "healthcheck.js"]`. @default - none: only the ALB asks',
        ),
});

const scalingSchema = z.strictObject({
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

const deploymentSchema = z.strictObject({
    minimumHealthyPercent: z
        .int()
        .min(0)
        .max(100)
        .default(100)
        .describe("How many of the tasks stay up during a deployment, in percent. @default 100"),
    maximumPercent: z
        .int()
        .min(100)
        .max(400)
        .default(200)
        .describe("How many tasks may run during a deployment, in percent. @default 200"),
    deregistrationDelay: duration("30 s")
        .default("30 s")
        .describe("How long a task that leaves may finish its requests, up to 3600 s. @default 30 s"),
});

/** Where a service's tasks run. */
export const capacities = ["ec2", "fargate", "fargate-spot"] as const;

/** One of `ec2`, `fargate` or `fargate-spot`. */
export type Capacity = (typeof capacities)[number];

/** A service: `services/<name>/service.ts`, and over it the stack file's `services.<name>`. */
export const serviceSchema = z.strictObject({
    name: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,19}[a-z0-9]$/, {
            error: (issue) =>
                `"${String(issue.input)}" is not a service name; use 2 to 21 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
        })
        .describe("The service's name, also that of its folder."),
    image: imageSchema.describe("Where the image comes from: a build context, or an image built elsewhere."),
    cpu: cpu("0.25 vCPU").describe("The processors that a task reserves, from 0.125 vCPU to 192 vCPU."),
    memory: bytes("512 MiB").describe("The memory that a task may use."),
    port: portSchema.optional().describe("The port that the container listens on. @default - none: a worker"),
    routes: z
        .array(routeSchema)
        .min(1, "is empty; remove it, or name a path")
        .optional()
        .describe("The requests that the ALB sends to the service. @default - none: the service is not exposed"),
    loadBalancer: z
        .string()
        .optional()
        .describe("The load balancer that the routes are on, one of `loadBalancers`. @default - `loadBalancer`"),
    calls: z
        .array(z.string())
        .default([])
        .describe(
            "The services that this one calls. For each it gets `<NAME>_URL`, and may reach its port; it can reach no other. @default none",
        ),
    discoveryName: z
        .string()
        .optional()
        .describe("The host name under which other services call this one. @default the service's name"),
    health: healthSchema.prefault({}).describe("When a task counts as healthy."),
    capacity: z
        .enum(capacities)
        .default("ec2")
        .describe(
            "Where tasks run: `ec2` (the environment's instances), `fargate`, or `fargate-spot` (cheaper, and ended at two minutes' notice). @default ec2",
        ),
    placement: placementSchema
        .optional()
        .describe(
            "How tasks are placed on instances: a name of az-balanced-spread, az-balanced-binpack, binpack, one-task-per-host, or an object for constraints and custom strategies. @default az-balanced-spread",
        ),
    scaling: scalingSchema.prefault({}).describe("How many tasks run."),
    deployment: deploymentSchema.prefault({}).describe("How a new version replaces the old one."),
    environment: environmentSchema.default({}).describe("Environment variables; not for secrets. @default none"),
    secrets: secretsSchema
        .default({})
        .describe(
            "Environment variables taken from Secrets Manager or SSM when a task starts: each an ARN, or the name of an SSM parameter. @default none",
        ),
    user: userSchema
        .optional()
        .describe("The user that the container runs as, as uid or uid:gid. @default - the image's own"),
    readonlyRootFilesystem: z
        .boolean()
        .default(true)
        .describe("Whether the container's file system is read-only, but for /tmp. @default true"),
    stopTimeout: duration("30 s")
        .default("30 s")
        .describe("How long a container may take to stop before it is killed. @default 30 s"),
    logRetention: days("14 days")
        .optional()
        .describe("How long the service's logs are kept. @default that of the environment"),
    ephemeralStorage: bytes("30 GiB")
        .optional()
        .describe("The disk of a task on Fargate, from 21 GiB to 200 GiB. @default 20 GiB, which Fargate includes"),
    sidecars: z
        .record(z.string(), sidecarSchema)
        .default({})
        .describe("Further containers in each task, by name. @default none"),
    dependsOn: dependsOnSchema
        .default({})
        .describe(
            "The sidecars that the service's own container waits for, as in a sidecar's `dependsOn`. @default none",
        ),
});

/** A service as it is written in `service.ts`. */
export type ServiceConfiguration = z.input<typeof serviceSchema>;

/** A service, checked and with its defaults. */
export type ServiceSpec = z.output<typeof serviceSchema>;
