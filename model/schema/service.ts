import { z } from "zod";
import { alarmsSchema } from "./alarms";
import { cacheSchema } from "./cache";
import { containerOptions } from "./container";
import { databaseSchema } from "./database";
import { deploymentSchema } from "./deployment";
import { serviceDiscoverySchema } from "./discovery";
import { publicationSchema, subscriptionSchema } from "./event";
import { healthSchema } from "./health";
import { imageSchema } from "./image";
import { jobsSchema } from "./job";
import { loggingSchema } from "./logging";
import { nameSchema } from "./name";
import { permissionsSchema } from "./permissions";
import { placementSchema } from "./placement";
import { proxySchema } from "./proxy";
import { queueSchema } from "./queue";
import { rolesSchema } from "./roles";
import { routeSchema } from "./route";
import { scalingSchema } from "./scaling";
import { serviceCapacitySchema } from "./service-capacity";
import { keyArnSchema } from "./key-arn";
import { dependsOnSchema, environmentSchema, portSchema, secretsSchema, sidecarSchema, userSchema } from "./sidecar";
import { sloSchema } from "./slo";
import { stickinessSchema } from "./stickiness";
import { tableSchema } from "./table";
import { tracingSchema } from "./tracing";
import { bytes, cpu, days, duration } from "./units";
import { volumesSchema } from "./volume";

/** What runs of a service. */
export const runModes = ["service", "daemon", "jobs"] as const;

/** A service: `services/<name>/service.ts`, and over it the stack file's `services.<name>`. */
export const serviceSchema = z.strictObject({
    name: nameSchema("service").describe("The service's name, also that of its folder."),
    image: imageSchema
        .default({ context: ".", dockerfile: "Dockerfile", args: {} })
        .describe(
            'Where the image comes from: a build context, or an image built elsewhere. @default { context: "." }, the service\'s own folder',
        ),
    cpu: cpu("0.25 vCPU")
        .default("0.25 vCPU")
        .describe(
            "The processors that a task reserves for its containers, from 0.125 vCPU to 192 vCPU. @default 0.25 vCPU",
        ),
    memory: bytes("512 MiB")
        .default("512 MiB")
        .describe("The memory that a task's containers may use. @default 512 MiB"),
    gpus: z
        .int()
        .min(1)
        .max(16)
        .optional()
        .describe(
            "The GPUs that a task has to itself, all of them its own container's, as have those of its jobs. It runs on instances with GPUs of NVIDIA. @default - none",
        ),
    runs: z
        .enum(runModes)
        .default("service")
        .describe(
            "What runs: `service` (tasks that are kept running), `daemon` (one task on each EC2 instance of the environment) or `jobs` (nothing but its jobs). @default service",
        ),
    jobs: jobsSchema
        .default({})
        .describe(
            "Tasks that end, by name, with the image, size, variables, secrets and roles of the service: at fixed times, before a deployment, or by `flotilla run`. @default none",
        ),
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
    stickiness: stickinessSchema
        .optional()
        .describe(
            "How long a client stays with the task that answered it first. @default - none: each request goes to any task",
        ),
    slowStart: duration("30 s")
        .optional()
        .describe(
            "Over how long a task that has become healthy gets ever more requests, up to its share, from 30 s to 900 s. @default - its share at once",
        ),
    calls: z
        .array(z.string())
        .default([])
        .describe(
            "The services that this one calls. For each it gets `<NAME>_URL`, and may reach its port; it can reach no other. @default none",
        ),
    queue: queueSchema
        .optional()
        .describe(
            "An SQS queue of the service's own, with a dead-letter queue: its tasks find it in `QUEUE_URL`, and may receive from it. @default - none",
        ),
    cache: cacheSchema
        .optional()
        .describe(
            "A cache of the service's own, a replication group of Valkey in ElastiCache: its tasks find it at `CACHE_HOST` and `CACHE_PORT`, over TLS, with the secret `CACHE_PASSWORD`. @default - none",
        ),
    sends: z
        .array(z.string())
        .default([])
        .describe(
            "The services to whose queues this one sends messages. For each it gets `<NAME>_QUEUE_URL`, and may send to it. @default none",
        ),
    table: tableSchema
        .optional()
        .describe(
            "A DynamoDB table of the service's own: its tasks find it in `TABLE_NAME`, and may read and write its items. @default - none",
        ),
    publishes: z
        .array(publicationSchema)
        .default([])
        .describe(
            "The events that the service puts on the environment's event bus, which it finds in `EVENT_BUS_NAME`: each with its name as `detail-type` and the service's as `source`. One with `transport: sns` goes to a topic of its own. @default none",
        ),
    subscribes: z
        .array(subscriptionSchema)
        .default([])
        .describe(
            "The events of other services that it gets, in its own queue; the queue is there without `queue` too. @default none",
        ),
    discoveryName: z
        .string()
        .optional()
        .describe("The host name under which other services call this one. @default the service's name"),
    discovery: serviceDiscoverySchema
        .optional()
        .describe(
            "Lets other services find this one by DNS, through Cloud Map. @default - none: they call through Service Connect",
        ),
    proxy: proxySchema
        .prefault({})
        .describe("What each task has for the proxy of Service Connect, where the service calls others or is called."),
    health: healthSchema.prefault({}).describe("When a task counts as healthy."),
    capacity: serviceCapacitySchema
        .default("ec2")
        .describe(
            "Where tasks run: `ec2` (the instances of the section `capacity`), one of `capacityProviders`, `fargate`, or `fargate-spot` (cheaper, and ended at two minutes' notice); or a list of several, each with the base and weight of its tasks. @default ec2",
        ),
    critical: z
        .boolean()
        .default(true)
        .describe(
            "Whether the service has to keep its tasks: `false` lets it run on Spot, whose tasks AWS ends at two minutes' notice. @default true",
        ),
    architecture: z
        .enum(["x86_64", "arm64"])
        .optional()
        .describe(
            "The processors that tasks run on. On instances it is that of their types. @default - on Fargate that of the section `capacity`, or x86_64 without one",
        ),
    placement: placementSchema
        .optional()
        .describe(
            "How tasks are placed on instances: a name of az-balanced-spread, az-balanced-binpack, binpack, one-task-per-host, or an object for constraints and custom strategies. @default az-balanced-spread",
        ),
    scaling: scalingSchema.prefault({}).describe("How many tasks run."),
    deployment: deploymentSchema.prefault({}).describe("How a new version replaces the old one."),
    version: z
        .string()
        .optional()
        .describe("The version of its contract, which others may require: a semantic version, 2.1.0. @default - none"),
    requires: z
        .record(z.string(), z.string())
        .default({})
        .describe(
            'The versions of other services that it needs, by service, as ranges of semantic versions: `{ payment: ">=2.1" }`. Where these are not configured, nothing is deployed. @default none',
        ),
    environment: environmentSchema.default({}).describe("Environment variables; not for secrets. @default none"),
    secrets: secretsSchema
        .default({})
        .describe(
            "Environment variables taken from Secrets Manager or SSM when a task starts: each an ARN, or the name of an SSM parameter. @default none",
        ),
    secretKeys: z
        .array(keyArnSchema)
        .default([])
        .describe(
            "The KMS keys of your own that the secrets are encrypted with, by ARN: what starts the tasks may decrypt with them. @default none",
        ),
    user: userSchema
        .optional()
        .describe("The user that the container runs as, as uid or uid:gid. @default - the image's own"),
    readonlyRootFilesystem: z
        .boolean()
        .default(true)
        .describe("Whether the container's file system is read-only, but for /tmp and `scratch`. @default true"),
    database: databaseSchema
        .optional()
        .describe(
            "A PostgreSQL database of the service's own, on RDS: its tasks find it in `DB_HOST`, `DB_PORT` and `DB_NAME`, and their user in `DB_USER` and `DB_PASSWORD`. @default - none",
        ),
    databases: z
        .array(z.string())
        .default([])
        .describe(
            "The databases of the section `existing` that the service reaches. For each it gets `<NAME>_HOST`, `<NAME>_PORT` and, with a secret, `<NAME>_SECRET`. @default none",
        ),
    eventBuses: z
        .array(z.string())
        .default([])
        .describe(
            "The event buses of the section `existing` that the service puts events on. For each it gets `<NAME>_EVENT_BUS`, the ARN, and may do so. @default none",
        ),
    permissions: permissionsSchema
        .default([])
        .describe(
            "Rights that no link gives: actions of AWS on resources, for what Flotilla does not name. @default none",
        ),
    roles: rolesSchema
        .optional()
        .describe(
            "IAM roles that are already there, in the place of the service's own. @default - the service has its own",
        ),
    ...containerOptions,
    stopTimeout: duration("30 s")
        .default("30 s")
        .describe("How long a container may take to stop before it is killed. @default 30 s"),
    logRetention: days("14 days")
        .optional()
        .describe("How long the service's logs are kept. @default that of the environment"),
    logging: loggingSchema
        .optional()
        .describe("Another place for the logs than CloudWatch Logs. @default - CloudWatch Logs"),
    tracing: tracingSchema
        .optional()
        .describe(
            "Where spans and measurements go: `xray` adds a collector of OpenTelemetry to each task, which the service's code finds in `OTEL_EXPORTER_OTLP_ENDPOINT`. @default - nowhere",
        ),
    ephemeralStorage: bytes("30 GiB")
        .optional()
        .describe("The disk of a task on Fargate, from 21 GiB to 200 GiB. @default 20 GiB, which Fargate includes"),
    volumes: volumesSchema.default({}).describe("Storage beyond the container's own, by name. @default none"),
    sidecars: z
        .record(z.string(), sidecarSchema)
        .default({})
        .describe("Further containers in each task, by name. @default none"),
    dependsOn: dependsOnSchema
        .default({})
        .describe(
            "The sidecars that the service's own container waits for, as in a sidecar's `dependsOn`. @default none",
        ),
    alarms: alarmsSchema.prefault({}).describe("When those who are named in `alerts` are told of the service."),
    slo: sloSchema
        .optional()
        .describe(
            "Service level objectives over 30 days: those who are named in `alerts` are told when one is about to be missed. @default - none",
        ),
});

/** A service as it is written in `service.ts`. */
export type ServiceConfiguration = z.input<typeof serviceSchema>;

/** A service, checked and with its defaults. */
export type ServiceSpec = z.output<typeof serviceSchema>;
