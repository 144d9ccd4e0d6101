import { absent, smallService, withService, withServices, withStack } from "../../../support/fixtures";
import { inService, inStack, noServiceOption, noStackOption, type Covered } from "./sample";

const hosts = Array.from({ length: 101 }, (_, index) => ({ host: `shop-${index}.example.com` }));
const manyServices = withServices(
    ...Array.from({ length: 101 }, (_, index) => smallService(`svc-${index}`, [`/svc-${index}`, `/svc-${index}/*`])),
);
const sidecar = { image: "proxy:1.2", memory: "64 MiB" };
const daemon = withService("order", { runs: "daemon", scaling: absent, placement: absent });
const onFargate = withService("order", { capacity: "fargate", placement: absent });
const fargateInSmallVpc = withStack("network.cidr", "10.0.0.0/22", onFargate);
const oneInstance = withStack(
    "capacity",
    { instanceTypes: ["t3.medium"], max: 1 },
    withServices(smallService("order", ["/orders", "/orders/*"])),
);
const smallGroup = withStack("capacity", { instanceTypes: ["t3.small"], min: 1, max: 1 });

const certificate = (id: number) => `arn:aws:acm:eu-west-1:123456789012:certificate/${id}`;
const manyCertificates = Array.from({ length: 26 }, (_, index) => certificate(index + 1));

/** Every limit of AWS on what can be configured, in the words of the thing that has it. */
export const limits: readonly Covered[] = [
    {
        what: "rules of a load balancer",
        found: [inService("routes/quota", "routes", hosts, "flotilla:loadBalancer.maxRules")],
    },
    {
        what: "condition values and wildcards of a rule",
        found: [
            inService("schema", "routes", ["/*/*/*/*/*/*"], "routes.0"),
            inService("schema", "routes", [{ path: "/a", methods: ["A", "B", "C", "D", "E"] }], "routes.0"),
        ],
        never: "paths are split into rules of at most five values",
    },
    {
        what: "the range of priorities, and that each is there once",
        found: [
            inService("schema", "routes", [{ path: "/a", priority: 50_001 }], "routes.0.priority"),
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
        what: "the length of a path, and the form of a host, a header and a method",
        found: [
            inService("schema", "routes", [{ path: "/a", methods: ["get"] }], "routes.0.methods.0"),
            inService("schema", "routes", [{ path: "/a", headers: { "x y": "1" } }], "routes.0.headers.x y"),
            inService("schema", "routes", [`/${"a".repeat(128)}`], "routes.0"),
            inService("schema", "routes", [{ host: "localhost" }], "routes.0.host"),
        ],
    },
    {
        what: "a rule that another one hides, and one that is there twice",
        found: [
            inService(
                "routes/shadowed",
                "routes",
                [{ path: "/*", priority: 1 }],
                "services/user/service.ts: routes[0]",
            ),
            inService("routes/duplicate", "routes", ["/users"], "services/user/service.ts: routes[0]"),
        ],
    },
    {
        what: "target groups and targets of a load balancer",
        found: [
            { id: "routes/quota", path: "flotilla:loadBalancer", sources: manyServices },
            inService("load-balancer/targets", "scaling.max", 2000, "flotilla:loadBalancer"),
            inStack(
                "load-balancer/further-certificates",
                "loadBalancer",
                { certificateArn: certificate(0), furtherCertificateArns: manyCertificates },
                "loadBalancer.furtherCertificateArns",
            ),
        ],
        never: "a load balancer has two listeners",
    },
    {
        what: "the two target groups of a service with blue/green deployments",
        found: [
            {
                id: "routes/quota",
                path: "flotilla:loadBalancer",
                sources: Array.from({ length: 51 }, (_, index) => `svc${index}`).reduce(
                    (sources, name) => withService(name, { "deployment.strategy": "blue-green" }, sources),
                    withServices(
                        ...Array.from({ length: 51 }, (_, index) => smallService(`svc${index}`, [`/svc${index}`])),
                    ),
                ),
            },
        ],
    },
    {
        what: "the names of load balancers and target groups",
        found: [inStack("schema", "loadBalancers.internal-", {})],
        never: "the names are made from the project's, the stack's and the service's, and shortened",
    },
    {
        what: "the health check of a target group",
        found: [
            inService("health/timings", "health.interval", "301 s"),
            inService("health/timings", "health.timeout", "12 s"),
            inService("schema", "health.healthyThreshold", 11),
            inService("schema", "health.expect", 600),
        ],
    },
    {
        what: "the deregistration delay, slow start, stickiness and weight of a target group",
        found: [
            inService("deployment/deregistration-delay", "deployment.deregistrationDelay", "3601 s"),
            inService("routes/slow-start", "slowStart", "901 s"),
            inService("routes/stickiness", "stickiness", "604801 s"),
            inService("schema", "routes", [{ path: "/orders", weights: { user: 1000 } }], "routes.0.weights.user"),
            inService(
                "routes/sticky-weights",
                "routes",
                [{ path: "/orders", weights: { user: 10 }, stickyWeights: "604801 s" }],
                "routes.0.stickyWeights",
            ),
        ],
    },
    {
        what: "the health check of a container",
        found: [
            inService(
                "health/timings",
                "health",
                { timeout: "61 s", interval: "90 s", command: ["CMD", "true"] },
                "health.timeout",
            ),
            inService(
                "containers/health",
                "sidecars.proxy",
                { ...sidecar, health: { command: ["CMD", "true"], interval: "4 s", timeout: "2 s" } },
                "sidecars.proxy.health.interval",
            ),
        ],
    },
    {
        what: "the sizes that Fargate has",
        found: [
            inService("fargate/size", "memory", "4 GiB", "memory", onFargate),
            inService(
                "fargate/proxy",
                "calls",
                ["payment"],
                "cpu",
                withService("order", { cpu: "32 vCPU", memory: "244 GiB" }, onFargate),
            ),
            inService("fargate/ulimits", "ulimits", { core: 0 }, "ulimits.core", onFargate),
            inService("fargate/capabilities", "capabilities.add", ["CHOWN"], "capabilities.add.0", onFargate),
        ],
    },
    {
        what: "the containers' share of a task",
        found: [inService("containers/size", "sidecars.proxy", { ...sidecar, memory: "1 GiB" }, "memory")],
    },
    { what: "the CPU of a task on EC2", found: [inService("task/size", "cpu", "193 vCPU")] },
    {
        what: "the disk and the stop timeout of a task on Fargate",
        found: [
            inService("fargate/ephemeral-storage", "ephemeralStorage", "20 GiB", "ephemeralStorage", onFargate),
            inService("fargate/stop-timeout", "stopTimeout", "121 s", "stopTimeout", onFargate),
        ],
    },
    {
        what: "containers of a task",
        found: [
            inService(
                "containers/count",
                "sidecars",
                Object.fromEntries(
                    Array.from({ length: 10 }, (_, index) => [`sidecar-${index}`, { ...sidecar, memory: "6 MiB" }]),
                ),
            ),
        ],
    },
    {
        what: "what a container waits for",
        found: [
            inService("containers/depends-on", "dependsOn", { proxy: "START" }, "dependsOn.proxy"),
            inService(
                "containers/cycle",
                "sidecars",
                { a: { ...sidecar, dependsOn: { b: "START" } }, b: { ...sidecar, dependsOn: { a: "START" } } },
                "sidecars.a.dependsOn.b",
            ),
            inService(
                "containers/condition",
                "dependsOn",
                { proxy: "COMPLETE" },
                "dependsOn.proxy",
                withService("order", { "sidecars.proxy": sidecar }),
            ),
        ],
    },
    {
        what: "placement strategies and constraints of a service",
        found: [
            inService(
                "schema",
                "placement",
                { name: "custom", strategies: Array.from({ length: 6 }, () => ({ type: "random" })) },
                "placement.strategies",
            ),
            inService("fargate/placement", "placement", "binpack", "placement", onFargate),
            inService("daemon/options", "placement", "binpack", "placement", daemon),
        ],
    },
    {
        what: "subnets and security groups of a service",
        found: [inStack("schema", "network.zones", 17)],
        never: "a service has one subnet a zone, and one security group",
    },
    {
        what: "capacity providers of a service",
        found: [
            inStack(
                "schema",
                "capacityProviders",
                { managed: { managedInstances: { instanceTypes: ["m6i.large"] } } },
                "capacityProviders.managed.experimental",
            ),
            inService(
                "capacity/managed-mixed",
                "capacity",
                [{ provider: "managed" }, { provider: "ec2" }],
                "capacity",
                withStack("capacityProviders.managed", {
                    managedInstances: { instanceTypes: ["m6i.large"] },
                    experimental: true,
                }),
            ),

            inService(
                "schema",
                "capacity",
                Array.from({ length: 21 }, () => ({ provider: "ec2" })),
            ),
        ],
    },
    {
        what: "base and weights of a strategy",
        found: [
            inService("schema", "capacity", [{ provider: "ec2", base: 100_001 }], "capacity.0.base"),
            inService("schema", "capacity", [{ provider: "ec2", weight: 1001 }], "capacity.0.weight"),
            inService("capacity/strategy", "capacity", [{ provider: "ec2", weight: 0 }]),
        ],
    },
    {
        what: "the name of a capacity provider",
        found: [
            noStackOption("capacity.name", "aws-provider"),
            inStack(
                "schema",
                "capacityProviders",
                { fargate: { instanceTypes: ["t3.medium"] } },
                "capacityProviders.fargate",
            ),
        ],
        never: "the name is made",
    },
    {
        what: "what managed scaling takes",
        found: [
            inStack("schema", "capacity.targetCapacity", 101),
            inStack("capacity/warmup", "capacity.warmup", "10001 s"),
        ],
        never: "managed scaling, termination protection and scale-in protection come together",
    },
    {
        what: "the group behind a capacity provider",
        found: [
            inStack(
                "capacity/warm-pool-spot",
                "capacity.warmPool",
                {},
                "capacity.warmPool",
                withStack("capacity.spot", 50),
            ),
            inStack("capacity/hibernation", "capacity.warmPool.state", "hibernated"),
            // ECS can't have instances go back to a warm pool.
            noStackOption("capacity.warmPool.reuseOnScaleIn", true),
            inStack("schema", "capacity.max", 0),
            inStack("capacity/range", "capacity.min", 50),
        ],
        never: "it has no weights and no scaling policies of its own, and the tag that ECS looks for",
    },
    {
        what: "network interfaces of an instance",
        found: [inService("capacity/desired-fits", "scaling", { min: 3 }, "flotilla:capacity.max", smallGroup)],
    },
    {
        what: "a task on an instance, and all tasks on the largest group",
        found: [
            inService("capacity/task-too-big", "memory", "8 GiB"),
            inService("capacity/max-fits", "scaling.max", 40, "flotilla:capacity.max"),
        ],
    },
    {
        what: "room for a rolling deployment",
        found: [
            inService("deployment/room", "deployment.maximumPercent", 100, "deployment.minimumHealthyPercent"),
            inService("deployment/stuck", "placement", "one-task-per-host", "flotilla:capacity.max", oneInstance),
        ],
    },
    {
        what: "zone rebalancing",
        found: [noServiceOption("deployment.zoneRebalancing", true)],
        never: "it is on where the strategy and the maximum percent let it be",
    },
    {
        what: "canary and linear deployments",
        found: [
            inService("schema", "deployment.canary.percent", 0.05),
            inService("schema", "deployment.canary.percent", 100.1),
            inService("schema", "deployment.linear.percent", 2.9),
            inService("deployment/bake-time", "deployment.bakeTime", "1441 min"),
            inService("deployment/bake-time", "deployment.canary.bakeTime", "90 s"),
            inService("deployment/bake-time", "deployment.linear.bakeTime", "1441 min"),
            inService("deployment/strategy", "deployment.canary", {}),
            inService(
                "deployment/single-rule",
                "routes",
                [{ host: "a.example.com" }, { host: "b.example.com" }],
                "routes",
                withService("order", { "deployment.strategy": "canary" }),
            ),
            inService("deployment/test-route", "deployment.testRoute", { headers: { "x-test": "true" } }),
            inService("schema", "deployment.testRoute", {}),
            inService("schema", "deployment.testRoute.priority", 50_001),
        ],
    },
    {
        what: "the grace period of a slow start",
        found: [
            inService("health/timings", "health.startup", "6 min"),
            inService(
                "health/slow-start",
                "health",
                { interval: "5 s", timeout: "2 s", unhealthyThreshold: 2, startup: "0 s" },
                "health.startup",
            ),
        ],
    },
    {
        what: "size, operations and throughput of a disk of EBS, and disks of a task",
        found: [
            inService(
                "volumes/ebs",
                "volumes",
                { index: { path: "/index", ebs: { size: "16385 GiB" } } },
                "volumes.index.ebs.size",
            ),
            inService(
                "volumes/kind",
                "volumes",
                {
                    index: { path: "/index", ebs: { size: "1 GiB" } },
                    other: { path: "/other", ebs: { size: "1 GiB" } },
                },
                "volumes.other.ebs",
            ),
        ],
    },
    {
        what: "the lifecycle and the users of a file system",
        found: [
            inService(
                "schema",
                "volumes",
                { uploads: { path: "/uploads", efs: { infrequentAccess: "31 days" } } },
                "volumes.uploads.efs.infrequentAccess",
            ),
            inService(
                "schema",
                "volumes",
                { uploads: { path: "/uploads", efs: { owner: "4294967296:1" } } },
                "volumes.uploads.efs.owner",
            ),
        ],
    },
    { what: "tasks of a service", found: [inService("services/tasks", "scaling.max", 5001)] },
    { what: "names of services, clusters and task definitions", found: [inService("schema", "name", "Order!")] },
    { what: "how long logs are kept", found: [inStack("logs/retention", "environment.logRetention", "10 days")] },
    {
        what: "names and lifecycle rules of image repositories",
        found: [inStack("schema", "images.keep", 0)],
        never: "a repository is named after its service, and has one rule",
    },
    {
        what: "ranges of a VPC and of what is connected to it, and room for the tasks",
        found: [
            inStack("network/cidr", "network.cidr", "10.0.0.0/15"),
            inStack("network/peers", "network.peers", ["10.0.0.0/8"], "network.peers.0"),
            inService("network/addresses", "scaling", { min: 1000 }, "flotilla:network.cidr", fargateInSmallVpc),
            inService("network/addresses-at-max", "scaling.max", 1000, "flotilla:network.cidr", fargateInSmallVpc),
            inStack(
                "load-balancer/addresses",
                "loadBalancers",
                { a1: {}, a2: {}, a3: {} },
                "network.cidr",
                fargateInSmallVpc,
            ),
        ],
    },
    {
        what: "the way out of a private network",
        found: [
            inService("network/images", "image", { uri: "nginx:1.29" }, "image.uri", withStack("network.nat", "none")),
        ],
        never: "without a NAT, the endpoints that ECS needs are there",
    },
    {
        what: "names and ports of services that others call",
        found: [
            inService(
                "links/dns",
                "discovery",
                { dns: "A" },
                "discovery",
                withService("order", { port: absent, routes: absent }),
            ),
            inService("links/discovery-name", "discoveryName", "Order!"),
            inService(
                "links/no-port",
                "calls",
                ["payment"],
                "calls.0",
                withService("payment", { port: absent, routes: absent }),
            ),
        ],
    },
    {
        what: "the architecture of an image",
        found: [inService("image/platform", "image", { context: ".", platform: "linux/arm64" }, "image.platform")],
    },
    { what: "client certificates of a load balancer", found: [noStackOption("loadBalancer.mutualTls", true)] },
    {
        what: "the filters of a topic's subscriptions",
        found: [
            inService(
                "events/topic-filter",
                "subscribes",
                [{ event: "user.left", filter: { why: [{ wildcard: "a*" }] } }],
                "subscribes.0.filter.why",
                withService("user", { publishes: [{ event: "user.left", transport: "sns" }] }),
            ),
        ],
    },
    {
        what: "tags of an immutable repository",
        found: [noServiceOption("image.tag", "latest")],
        never: "a tag is made from what the image is built from",
    },
];
