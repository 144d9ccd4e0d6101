import type { Plan } from "../../model/plan/plan";
import { domain } from "./domains";
import { existingSection } from "./existing-links";
import { lambda, planWith, webService, worker } from "./plans";

const image = (service: string) => ({ uri: `registry.example.com/shop/${service}:1.4.2` });

const oidc = {
    issuer: "https://id.example.com",
    authorizationEndpoint: "https://id.example.com/authorize",
    tokenEndpoint: "https://id.example.com/token",
    userInfoEndpoint: "https://id.example.com/user",
    clientId: "shop",
    clientSecret: "shop/oidc-client",
};

/** The name of the stack of {@link everythingPlan}. */
export const everythingStack = "everything";

/**
 * A plan with every way to run a service at once: on instances with trunking, on two groups of them, on Fargate and on its
 * Spot capacity, behind either of two load balancers or none, with sidecars that wait for one another, calls in a circle,
 * schedules, queues, events and functions; deployed a few tasks at a time, or a share of the requests first.
 */
export const everythingPlan = (): Plan =>
    planWith({
        project: "flotilla",
        stack: everythingStack,
        sections: {
            capacity: { instanceTypes: ["m6i.large"], max: 4, trunking: true },
            apiGateway: { domain: domain({ name: "api.example.com" }) },
            existing: existingSection,
            loadBalancer: {
                domain: domain({ aliases: ["www.example.com", "*.shop.example.com"] }),
                waf: { rateLimit: 5000, countOnly: { AWSManagedRulesCommonRuleSet: ["SizeRestrictions_BODY"] } },
                furtherCertificateArns: ["arn:aws:acm:eu-west-1:123456789012:certificate/0a1b"],
            },
            capacityProviders: {
                memory: { instanceTypes: ["r6i.large"], os: "bottlerocket", warmPool: { min: 1 } },
                gpu: { instanceTypes: ["g5.xlarge"], min: 0 },
                managed: { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true },
            },
            discovery: {
                dnsNamespace: "shop.internal",
                tls: {
                    certificateAuthority: "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/0a1b",
                    key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",
                },
            },
            loadBalancers: { internal: { internal: true } },
            observability: { dashboard: true, queries: true },
            alerts: {
                email: ["ops@example.com"],
                webhook: "https://alerts.example.com/sns",
                pagerDuty: "https://events.pagerduty.com/integration/0a1b2c3d/enqueue",
            },
        },
        services: [
            webService({
                name: "shop",
                image: image("shop"),
                memory: "1 GiB",
                routes: [
                    "/*",
                    {
                        path: "/search",
                        headers: { "X-Canary": "yes" },
                        query: { q: "*" },
                        methods: ["GET"],
                    },
                    { host: "admin.example.com", sourceCidrs: ["10.0.0.0/8"] },
                    { path: "/account/*", auth: { oidc }, rewrite: { stripPrefix: "/account" } },
                    { path: "/season/*", weights: { season: 10 }, stickyWeights: "60 min" },
                ],
                stickiness: "60 min",
                slowStart: "60 s",
                calls: ["basket", "ledger", "search", "tills"],
                database: {},
                databases: ["shop"],
                eventBuses: ["orders"],
                sends: ["mailer"],
                table: {
                    partitionKey: "orderId",
                    sortKey: { name: "version", type: "number" },
                    indexes: {
                        "by-customer": { partitionKey: "customerId", sortKey: "placedAt", projection: ["total"] },
                        "by-status": { partitionKey: "status", projection: "keys-only" },
                    },
                    ttl: "expiresAt",
                    stream: "new-and-old-images",
                    scan: true,
                    key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",
                },
                publishes: ["order.placed", "order.cancelled", { event: "order.repriced", transport: "sns" }],
                secrets: { SESSION_KEY: "/shop/session-key" },
                secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
                permissions: [
                    { actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] },
                    {
                        actions: ["cloudwatch:PutMetricData"],
                        resources: ["*"],
                        conditions: { StringEquals: { "cloudwatch:namespace": "Shop" } },
                    },
                ],
                environmentFiles: ["arn:aws:s3:::shop-settings/shop.env"],
                scratch: ["/var/run", { path: "/var/cache", size: "128 MiB" }],
                ulimits: { nofile: 65_536, memlock: { soft: -1, hard: -1 } },
                capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
                user: "1000:1000",
                logging: { firelens: { firehose: "shop-logs" } },
                volumes: {
                    uploads: { path: "/uploads", efs: { backup: true } },
                    index: { path: "/index", ebs: { size: "20 GiB", iops: 4000, throughput: 250 } },
                },
                proxy: { cpu: "0.5 vCPU", memory: "128 MiB" },
                sidecars: {
                    proxy: {
                        image: "registry.example.com/proxy:1",
                        cpu: "0.125 vCPU",
                        memory: "128 MiB",
                        port: 9901,
                        scratch: ["/run"],
                        capabilities: { drop: ["ALL"] },
                        health: { command: ["CMD", "true"] },
                        dependsOn: { migrate: "SUCCESS" },
                    },
                    migrate: {
                        image: "registry.example.com/migrate:1",
                        memory: "64 MiB",
                        essential: false,
                        command: ["migrate", "up"],
                        secrets: { DATABASE_URL: "/shop/database-url" },
                    },
                },
                dependsOn: { proxy: "HEALTHY", migrate: "SUCCESS" },
                alarms: {
                    serverErrors: 2,
                    latency: "800 ms",
                    memory: false,
                    database: { freeStorage: "1.5 GiB" },
                    table: { throttles: 10 },
                },
                slo: { availability: 99.9, latency: { within: "500 ms", percent: 99 } },
                scaling: {
                    min: 2,
                    max: 6,
                    cpu: 60,
                    schedule: [{ at: "cron(0 8 ? * MON-FRI *)", timezone: "Europe/Dublin", min: 4 }],
                },
            }),
            webService({
                name: "season",
                image: image("season"),
                routes: [{ path: "/season/*", headers: { "x-version": "next" } }],
                calls: ["shop"],
                cache: { replicas: 1, snapshotRetention: "7 days" },
                database: { serverless: { min: 0, max: 4 }, multiZone: true },
            }),
            webService({
                name: "basket",
                image: image("basket"),
                capacity: "fargate",
                ephemeralStorage: "40 GiB",
                logging: { firelens: { http: { host: "logs.example.com", header: "/shop/log-header" } } },
                volumes: {
                    catalogue: {
                        path: "/catalogue",
                        readOnly: true,
                        efs: { fileSystemId: "fs-0a1b", accessPointId: "fsap-0a1b", securityGroupId: "sg-0f0f" },
                    },
                },
                routes: ["/basket/*"],
                loadBalancer: "internal",
                table: { partitionKey: "basketId" },
                calls: ["shop"],
                version: "2.1.0",
                deployment: {
                    strategy: "canary",
                    canary: { percent: 10, bakeTime: "5 min" },
                    bakeTime: "10 min",
                    testRoute: { headers: { "x-test": "true" } },
                    alarms: { serverErrors: 5, latency: "1 s", names: ["shop-baskets"] },
                },
            }),
            worker({ name: "ledger", image: image("ledger"), port: 9300, discovery: { dns: "A" } }),
            worker({
                name: "tills",
                image: image("tills"),
                port: 9400,
                discovery: { dns: "SRV", ttl: "5 s", serviceConnect: "kept" },
            }),
            worker({ name: "traced", image: image("traced"), tracing: "xray" }),
            worker({ name: "vision", image: image("vision"), capacity: "gpu", gpus: 1 }),
            worker({ name: "media", image: image("media"), capacity: "managed" }),
            worker({
                name: "search",
                requires: { basket: ">=2.1" },
                image: image("search"),
                port: 9200,
                capacity: "fargate-spot",
                discoveryName: "search.internal",
                calls: ["tills"],
            }),
            worker({
                image: image("mailer"),
                capacity: [{ provider: "ec2", base: 1 }, { provider: "memory" }],
                calls: ["search"],
                queue: { visibilityTimeout: "5 min" },
                sends: ["mailer", "ledger"],
                subscribes: [
                    "order.cancelled",
                    "mail.bounced",
                    { event: "order.repriced", filter: { total: [{ numeric: [">=", 100] }] } },
                    { event: "order.placed", filter: { "customer.tier": ["gold"], total: [{ numeric: [">=", 100] }] } },
                ],
                scaling: { min: 1, schedule: [{ at: "rate(1 day)", max: 2 }] },
            }),
            worker({ name: "agent", image: image("agent"), runs: "daemon", memory: "128 MiB" }),
            worker({
                name: "reports",
                image: image("reports"),
                runs: "jobs",
                jobs: { weekly: { command: ["report"], schedule: "cron(0 6 ? * MON *)", paused: true } },
            }),
            worker({
                name: "ledger",
                image: image("ledger"),
                queue: { fifo: true, retention: "14 days" },
                jobs: {
                    migrate: { command: ["migrate", "up"], before: "deployment" },
                    nightly: { command: ["close"], schedule: "cron(30 2 ? * * *)", timezone: "Europe/Dublin" },
                    check: { command: ["check"] },
                },
                scaling: {
                    min: 0,
                    max: 20,
                    backlogPerTask: 50,
                    metrics: [{ namespace: "Shop", name: "EntriesPerTask", target: 30 }],
                    steps: [
                        { metric: "backlog", out: [{ above: 5000, add: 5 }], in: [{ below: 1, remove: 1 }] },
                        { metric: { namespace: "Shop", name: "Late" }, for: "3 min", out: [{ above: 10, add: 1 }] },
                    ],
                    scaleInCooldown: "600 s",
                },
            }),
        ],
        functions: [
            lambda({
                handler: { file: "src/index.ts", export: "notify" },
                memory: "512 MiB",
                timeout: "1 min",
                subscribes: ["order.placed", { event: "order.cancelled", filter: { reason: ["declined"] } }],
                publishes: ["mail.sent", { event: "mail.bounced", transport: "sns" }],
                batch: { size: 100, window: "5 s" },
                schedule: {
                    at: "cron(0 6 ? * MON *)",
                    timezone: "Europe/Dublin",
                    input: { digest: true },
                    attempts: 2,
                },
                attempts: 3,
                maximumConcurrency: 5,
                reservedConcurrency: 10,
                table: { partitionKey: "eventId", ttl: "expiresAt" },
                environment: { SENDER: "shop@example.com" },
                secrets: {
                    SMTP: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:smtp-Ab1Cd2",
                    SIGNATURE: "/shop/signature",
                },
                secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
                permissions: [
                    { actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] },
                ],
                logRetention: "7 days",
                alarms: { errors: 1, throttles: 5 },
            }),
            lambda({
                name: "archiver",
                tracing: "xray",
                architecture: "x86_64",
                subscribes: ["mail.sent", "order.repriced"],
            }),
        ],
    });
