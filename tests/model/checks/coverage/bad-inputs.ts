import {
    absent,
    productionFixture,
    serviceFile,
    serviceNames,
    smallService,
    sourcesFixture,
    withService,
    withServices,
    withStack,
} from "../../../support/fixtures";
import { inFunction, inService, inStack, noServiceOption, noStackOption, type Covered } from "./sample";

const sidecar = { image: "proxy:1.2", memory: "64 MiB" };
const daemon = withService("order", { runs: "daemon", scaling: absent, placement: absent });
const onFargate = withService("order", { capacity: "fargate", placement: absent });
const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b";
const withoutRoutes = serviceNames.reduce(
    (sources, name) => withService(name, { routes: absent, "scaling.requestsPerTarget": absent }, sources),
    sourcesFixture(),
);
const schedule = (at: string) =>
    inService("schedule/expression", "scaling.schedule", [{ at, min: 1 }], "scaling.schedule.0.at");

const jobSchedule = (at: string) =>
    inService("jobs/schedule", "jobs", { nightly: { command: ["a"], schedule: at } }, "jobs.nightly.schedule");

/** Every way to write a configuration wrong that is known to reach AWS, or to fail late, elsewhere. */
export const badInputs: readonly Covered[] = [
    {
        what: "two services with one path",
        found: [inService("routes/duplicate", "routes", ["/users"], "services/user/service.ts: routes[0]")],
    },
    {
        what: "a wide path before a narrow one",
        found: [
            inService(
                "routes/shadowed",
                "routes",
                [{ path: "/*", priority: 1 }],
                "services/user/service.ts: routes[0]",
            ),
        ],
    },
    { what: "a path without its slash", found: [inService("schema", "routes", ["orders/*"], "routes.0")] },
    {
        what: "a character that a path can't have, or too many",
        found: [
            inService("schema", "routes", ["/orders/{id}"], "routes.0"),
            inService("schema", "routes", ["/my orders"], "routes.0"),
            inService("schema", "routes", [`/${"a".repeat(128)}`], "routes.0"),
        ],
    },
    { what: "six paths in a rule", found: [], never: "routes are split into rules of at most five values" },
    {
        what: "one priority twice",
        found: [
            inService(
                "routes/priority",
                "routes",
                [
                    { host: "a.example.com", priority: 10 },
                    { host: "b.example.com", priority: 10 },
                ],
                "routes.1.priority",
            ),
        ],
    },
    {
        what: "a priority of 0, 50001 or 1.5",
        found: [0, 50_001, 1.5].map((priority) =>
            inService("schema", "routes", [{ path: "/a", priority }], "routes.0.priority"),
        ),
    },
    {
        what: "more than 100 rules",
        found: [
            inService(
                "routes/quota",
                "routes",
                Array.from({ length: 101 }, (_, index) => ({ host: `shop-${index}.example.com` })),
                "flotilla:loadBalancer.maxRules",
            ),
        ],
    },
    {
        what: "two services for every request",
        found: [
            inService("routes/duplicate", "routes", ["/*"], "routes.0", withService("inventory", { routes: ["/*"] })),
        ],
    },
    {
        what: "no service with a route",
        found: [{ id: "routes/none", path: "flotilla:services", sources: withoutRoutes }],
    },
    { what: "a health path without its slash", found: [inService("schema", "health.path", "healthz")] },
    {
        what: "a health timeout as long as the interval",
        found: [inService("health/timings", "health.timeout", "12 s")],
    },
    {
        what: "a health interval of 2 s, a threshold of 1",
        found: [
            inService("health/timings", "health.interval", "2 s"),
            inService("schema", "health.healthyThreshold", 1),
        ],
    },
    {
        what: "a matcher that is no code",
        found: [inService("schema", "health.expect", "abc"), inService("schema", "health.expect", "600")],
    },
    { what: "a port of 0, 70000 or text", found: [0, 70_000, "80"].map((port) => inService("schema", "port", port)) },
    {
        what: "two containers on one port",
        found: [inService("containers/port", "sidecars.proxy", { ...sidecar, port: 8080 }, "sidecars.proxy.port")],
    },
    { what: "a host port that only one task can have", found: [noServiceOption("hostPort", 80)] },
    {
        what: "a load balancer that sends to a port that is not there",
        found: [inService("routes/port", "port", absent)],
    },
    {
        what: "a task without an essential container",
        found: [noServiceOption("essential", false)],
        never: "the service's own container is essential",
    },
    {
        what: "a size that Fargate does not have",
        found: [inService("fargate/size", "memory", "4 GiB", "memory", onFargate)],
    },
    {
        what: "containers that are larger than their task",
        found: [inService("containers/size", "sidecars.proxy", { ...sidecar, memory: "1 GiB" }, "memory")],
    },
    { what: "less memory than is reserved", found: [noServiceOption("memoryReservation", "512 MiB")] },
    {
        what: "a task that is larger than an instance",
        found: [inService("capacity/task-too-big", "memory", "8 GiB"), inService("capacity/gpus", "gpus", 1)],
    },
    {
        what: "an image for another architecture",
        found: [inService("image/platform", "image", { context: ".", platform: "linux/arm64" }, "image.platform")],
    },
    {
        what: "more tasks than an instance has interfaces for",
        found: [
            inService(
                "capacity/desired-fits",
                "scaling",
                { min: 3 },
                "flotilla:capacity.max",
                withStack("capacity", { instanceTypes: ["t3.small"], min: 1, max: 1 }),
            ),
        ],
    },
    {
        what: "desired above max or below min",
        found: [inService("scaling/range", "scaling.desired", 5), inService("scaling/range", "scaling.desired", 0)],
    },
    { what: "min above max", found: [inService("scaling/range", "scaling.min", 5)] },
    {
        what: "a target of 0, 150 or -5 percent",
        found: [0, 150, -5].map((percent) => inService("schema", "scaling.cpu", percent)),
    },
    { what: "-1 or 1.5 tasks", found: [-1, 1.5].map((tasks) => inService("schema", "scaling.desired", tasks)) },
    {
        what: "no room to deploy",
        found: [
            inService("deployment/room", "deployment.maximumPercent", 100, "deployment.minimumHealthyPercent"),
            inService(
                "deployment/room",
                "deployment",
                { minimumHealthyPercent: 50, maximumPercent: 100 },
                "deployment.maximumPercent",
            ),
        ],
    },
    {
        what: "zone rebalancing with a maximum of 100 percent",
        found: [noServiceOption("deployment.zoneRebalancing", true)],
        never: "it is on where the strategy and the maximum percent let it be",
    },
    {
        what: "a daemon with a number of tasks",
        found: [
            inService("daemon/options", "scaling", { min: 3 }, "scaling", daemon),
            inService("daemon/options", "capacity", "fargate", "capacity", daemon),
            inService("daemon/room", "deployment.minimumHealthyPercent", 100, undefined, daemon),
        ],
    },
    {
        what: "Fargate and EC2 in one strategy",
        found: [
            noServiceOption("launchType", "FARGATE"),
            inService("capacity/unknown-provider", "capacity", "FARGATE"),
            inService("capacity/strategy", "capacity", [{ provider: "ec2" }, { provider: "fargate" }]),
        ],
    },
    {
        what: "weights of 0, or two bases",
        found: [
            inService("capacity/strategy", "capacity", [{ provider: "ec2", weight: 0 }]),
            inService(
                "capacity/strategy",
                "capacity",
                [
                    { provider: "fargate", base: 1 },
                    { provider: "fargate-spot", base: 1 },
                ],
                "capacity.1.base",
            ),
        ],
    },
    {
        what: "a privileged container, a host port or a placement on Fargate",
        found: [
            noServiceOption("privileged", true),
            noServiceOption("hostPort", 80),
            inService("fargate/placement", "placement", "binpack", "placement", onFargate),
        ],
    },
    { what: "a dependency that is not there", found: [inService("links/unknown", "calls", ["paymnt"], "calls.0")] },
    {
        what: "a circle of dependencies",
        found: [
            inService("links/cycle", "calls", ["payment"], "calls.0", withService("payment", { calls: ["order"] })),
            inService(
                "containers/cycle",
                "sidecars",
                { a: { ...sidecar, dependsOn: { b: "START" } }, b: { ...sidecar, dependsOn: { a: "START" } } },
                "sidecars.a.dependsOn.b",
            ),
        ],
    },
    { what: "a service that depends on itself", found: [inService("links/self", "calls", ["order"], "calls.0")] },
    {
        what: "a service's name with what names can't have",
        found: ["My_Service!", "a", "order-", "a".repeat(22)].map((name) => inService("schema", "name", name)),
    },
    {
        what: "a load balancer's name that is too long or ends with a hyphen",
        found: ["internal-", "a".repeat(12), "-a"].map((name) => inStack("schema", `loadBalancers.${name}`, {})),
        never: "the other names are made, and shortened",
    },
    {
        what: "names that differ in letter case only",
        found: [
            {
                id: "schema",
                path: "services/User/service.ts: name",
                sources: withServices(smallService("user", ["/users"]), smallService("User", ["/user"])),
            },
        ],
    },
    {
        what: "a range that a VPC can't have",
        found: ["10.0.0.0/30", "10.0.0.0/8", "10.0.5.0/16", "8.8.0.0/16"].map((cidr) =>
            inStack("network/cidr", "network.cidr", cidr),
        ),
    },
    {
        what: "a range that is too small for all tiers",
        found: [inStack("network/cidr", "network.cidr", "10.0.0.0/26")],
    },
    {
        what: "a public subnet that is too small for a load balancer",
        found: [inStack("network/cidr", "network.cidr", "10.0.0.0/23")],
    },
    {
        what: "1 zone, 7 zones, or more than the region has",
        found: [
            inStack("schema", "network.zones", 1),
            inStack("schema", "network.zones", 7),
            { ...inStack("network/zones", "network.zones", 3), changed: { region: "us-west-1" } },
        ],
    },
    {
        what: "ranges that overlap",
        found: [
            inStack("network/peers", "network.peers", ["10.0.0.0/23"], "network.peers.0"),
            noStackOption("network.subnets", ["10.0.0.0/24"]),
        ],
    },
    {
        what: "private tasks without a way to their images",
        found: [
            inService("network/images", "image", { uri: "nginx:1.29" }, "image.uri", withStack("network.nat", "none")),
            noStackOption("network.natGateways", 5),
        ],
        never: "without a NAT, the endpoints that ECS needs are there",
    },
    {
        what: "no certificate, or one of another region",
        found: [
            inStack(
                "load-balancer/https",
                "loadBalancer.certificateArn",
                absent,
                "loadBalancer.certificateArn",
                productionFixture(),
            ),
            inStack("load-balancer/certificate-region", "loadBalancer.certificateArn", certificate),
        ],
    },
    {
        what: "a password in plain text",
        found: [
            inService("environment/secret", "environment.DB_PASSWORD", "hunter2"),
            inService("image/args-secret", "image.args", { NPM_TOKEN: "abc" }, "image.args.NPM_TOKEN"),
        ],
    },
    {
        what: "a variable that is a secret too, or one of ECS",
        found: [
            inService("environment/reserved", "secrets", { LOG_LEVEL: "/level" }, "secrets.LOG_LEVEL"),
            inService("environment/reserved", "environment.ECS_CLUSTER", "a"),
        ],
    },
    {
        what: "a secret that is no place",
        found: [inService("secrets/source", "secrets", { DB_URL: "arn:aws:s3:::a" }, "secrets.DB_URL")],
    },
    { what: "a variable that is no text", found: [inService("schema", "environment.PORT", 8080)] },
    {
        what: "a cron expression of five fields, or without a ?",
        found: [
            schedule("cron(* * * * *)"),
            schedule("cron(0 8 * * * *)"),
            schedule("* * * * *"),
            jobSchedule("cron(* * * * *)"),
            jobSchedule("cron(0 8 * * * *)"),
        ],
    },
    {
        what: "a rate of 1 minutes or 0 hours",
        found: [
            schedule("rate(1 minutes)"),
            schedule("rate(0 hours)"),
            jobSchedule("rate(1 minutes)"),
            jobSchedule("rate(0 hours)"),
        ],
    },
    {
        what: "an event rule with neither a schedule nor a pattern",
        found: [noServiceOption("events", [{}]), noStackOption("events", {})],
        never: "the pattern of a subscription is planned, from its event; what runs at fixed times is a schedule of EventBridge Scheduler, which has no bus",
    },
    {
        what: "a FIFO queue or topic that can't deliver",
        found: [
            noServiceOption("topic", { fifo: true }),
            inService(
                "events/fifo",
                "subscribes",
                ["user.left"],
                "queue.fifo",
                withService("user", { publishes: ["user.left"] }, withService("order", { queue: { fifo: true } })),
            ),
            inService(
                "events/fifo",
                "subscribes",
                ["user.left"],
                "queue.fifo",
                withService(
                    "user",
                    { publishes: [{ event: "user.left", transport: "sns" }] },
                    withService("order", { queue: { fifo: true } }),
                ),
            ),
        ],
        never: "the name of a queue is planned, and ends with .fifo where it is one",
    },
    {
        what: "a visibility timeout below the consumer's",
        found: [
            inService("queue/visibility-timeout", "queue", { visibilityTimeout: "29 s" }, "queue.visibilityTimeout"),
            inService("queue/retention", "queue", { retention: "15 days" }, "queue.retention"),
            inService("schema", "queue.retention", "30 s"),
            inService("schema", "queue.maxReceives", 0),
        ],
    },
    {
        what: "a subscription to an event that is not there, or a filter that nothing passes",
        found: [
            inService("events/unpublished", "subscribes", ["order.created"], "subscribes.0"),
            inService("schema", "subscribes", ["order-created"], "subscribes.0"),
            inService("schema", "subscribes", [{ event: "order.placed", filter: {} }], "subscribes.0.filter"),
            inService(
                "schema",
                "subscribes",
                [{ event: "order.placed", filter: { total: [] } }],
                "subscribes.0.filter.total",
            ),
            inService(
                "schema",
                "subscribes",
                [{ event: "order.placed", filter: { total: [{ above: 5 }] } }],
                "subscribes.0.filter.total.0",
            ),
            inService("schema", "publishes", ["Order placed"], "publishes.0"),
        ],
    },
    { what: "logs for 10 days", found: [inService("logs/retention", "logRetention", "10 days")] },
    {
        what: "a user that the database reserves",
        found: [
            noServiceOption("database.username", "admin"),
            inService("database/name", "database", { name: "postgres" }, "database.name"),
        ],
        never: "users are made by Flotilla, with names that are free",
    },
    {
        what: "backups for 40 days",
        found: [
            inService("schema", "database.backupRetention", "40 days"),
            inService("schema", "database.backupRetention", "0 days"),
        ],
    },
    {
        what: "5 GiB for a database",
        found: [
            inService("schema", "database.storage", "5 GiB"),
            inService(
                "database/storage",
                "database",
                { storage: "20 GiB", maxStorage: "20 GiB" },
                "database.maxStorage",
            ),
            inService("schema", "database.serverless", { min: 0.5, max: 512 }, "database.serverless.max"),
            inService("database/serverless", "database", { serverless: { min: 8, max: 4 } }, "database.serverless.min"),
        ],
    },
    {
        what: "an engine that does not exist",
        found: [
            noServiceOption("database.engine", "postgress"),
            inService("schema", "database.version", "9.6"),
            inService("schema", "database.instance", "m7g.large"),
        ],
        never: "a database is PostgreSQL, at PostgreSQL's port",
    },
    {
        what: "failover with one cache node",
        found: [
            inService("cache/replicas", "cache", { replicas: 0 }, "cache.replicas", productionFixture()),
            inService("schema", "cache.replicas", 6),
            inService("cache/node", "cache", { node: "cache.t4g.large" }, "cache.node"),
            inService("cache/snapshot-retention", "cache", { snapshotRetention: "40 days" }, "cache.snapshotRetention"),
        ],
        never: "failover is on where there is a replica, and off where there is none",
    },
    {
        what: "an attribute that no key of a table uses",
        found: [
            inService("schema", "table", { partitionKey: "orderId", attributes: ["email"] }, "table.attributes"),
            inService("table/keys", "table", { partitionKey: "orderId", sortKey: "orderId" }, "table.sortKey"),
            inService(
                "table/attribute-type",
                "table",
                {
                    partitionKey: "orderId",
                    indexes: { "by-order": { partitionKey: { name: "orderId", type: "number" } } },
                },
                "table.indexes.by-order.partitionKey",
            ),
        ],
    },
    {
        what: "a function that may take 1000 s, that has 64 MiB, or a batch that Lambda does not take",
        found: [
            inFunction("functions/timeout", "timeout", "1000 s"),
            inFunction("functions/size", "memory", "64 MiB"),
            inFunction("functions/batch", "batch", { size: 100 }, "batch.size"),
        ],
    },
    {
        what: "an image that is empty, moves, or has a tag and a digest",
        found: [
            inService("schema", "image", { uri: "" }, "image.uri"),
            inService("image/mutable", "image", { uri: "shop/order:latest" }, "image.uri", productionFixture()),
            inService("schema", "image", { uri: `shop/order:1.4@sha256:${"0".repeat(64)}` }, "image.uri"),
        ],
    },
    {
        what: "an instance type with a typing error",
        found: [inStack("capacity/instance-types", "capacity.instanceTypes", ["m6g.larg"], "capacity.instanceTypes.0")],
    },
    {
        what: "a group whose min is above its max, or whose max is 0",
        found: [inStack("capacity/range", "capacity.min", 50), inStack("schema", "capacity.max", 0)],
    },
    {
        what: "an address for alarms that is none, a threshold that is no number",
        found: [
            inStack("schema", "alerts.email", ["ops@"], "alerts.email.0"),
            inStack("schema", "alerts.webhook", "http://alerts.example.com"),
            inService("schema", "alarms.serverErrors", NaN),
            inService("schema", "alarms.cpu", 101),
            inService("schema", "alarms.latency", 500),
            inService("schema", "alarms.messageAge", 900),
            inService("schema", "alarms.deadLetters", -1),
            inService("schema", "alarms.missedJobs", 0.5),
            inService("schema", "alarms.undeliveredEvents", -1),
            inService("schema", "alarms.database.freeStorage", 2),
            inService("schema", "alarms.cache.memory", 0),
            inService("schema", "alarms.table.throttles", -1),
            inService("alarms/no-data-store", "alarms.database.cpu", 80),
            inService("alarms/no-subscription", "alarms.undeliveredEvents", 0),
        ],
    },
    { what: "an unknown key", found: [{ ...inService("schema", "desiredcount", 3), unknown: true }] },
    {
        what: "no services, no name, null",
        found: [
            { id: "services/none", path: "flotilla:services", sources: withServices() },
            inService("schema", "name", ""),
            { id: "schema", path: "flotilla:services.order", sources: withStack("services.order", null) },
        ],
    },
    {
        what: "a service that is called like a part of JavaScript's objects",
        found: [
            {
                id: "schema",
                path: "services/constructor/service.ts",
                sources: withServices(serviceFile({}, "constructor")),
            },
            inStack("schema", "__proto__", {}),
        ],
    },
    {
        what: "an environment of no known class, or no region",
        found: [
            inStack("schema", "environment.class", "staging"),
            { id: "environment/region", path: "aws:region", sources: sourcesFixture(), changed: { region: "" } },
            { id: "environment/region", path: "aws:region", sources: sourcesFixture(), changed: { region: "eu-west" } },
            {
                id: "environment/unknown-region",
                path: "aws:region",
                sources: sourcesFixture(),
                changed: { region: "eu-west-9" },
            },
        ],
    },
    {
        what: "a volume in the place of another, one that nobody can mount, and a file system's id that is none",
        found: [
            inService("volumes/path", "volumes", { uploads: { path: "/tmp", efs: {} } }, "volumes.uploads.path"),
            inService("schema", "volumes", { uploads: { path: "uploads", efs: {} } }, "volumes.uploads.path"),
            inService(
                "schema",
                "volumes",
                { uploads: { path: "/a", efs: { owner: "root" } } },
                "volumes.uploads.efs.owner",
            ),
            inService(
                "volumes/bottlerocket",
                "volumes",
                { uploads: { path: "/uploads", efs: {} } },
                "volumes",
                withStack("capacity.os", "bottlerocket"),
            ),
            inService(
                "schema",
                "volumes",
                { uploads: { path: "/uploads", efs: { fileSystemId: "uploads" } } },
                "volumes.uploads.efs.fileSystemId",
            ),
        ],
    },
    {
        what: "logs that go to two places, to none, or to one that is none",
        found: [
            inService(
                "logging/destination",
                "logging",
                { firelens: { firehose: "shop-logs", s3: { bucket: "shop-logs" } } },
                "logging.firelens",
            ),
            inService("logging/destination", "logging", { firelens: {} }, "logging.firelens"),
            inService("schema", "logging", { firelens: { firehose: "shop/logs" } }, "logging.firelens.firehose"),
            inService(
                "logging/router",
                "logging",
                { firelens: { firehose: "shop-logs", memory: "512 MiB" } },
                "logging.firelens.memory",
            ),
        ],
    },
    { what: "two rules of a firewall with one priority", found: [noStackOption("firewall", { rules: [] })] },
    {
        what: "a stop timeout that Fargate does not take, a deregistration delay of 5000 s",
        found: [
            inService("fargate/stop-timeout", "stopTimeout", "300 s", "stopTimeout", onFargate),
            inService("deployment/deregistration-delay", "deployment.deregistrationDelay", "5000 s"),
        ],
    },
];
