import type { Plan } from "../../../model/plan/plan";
import type { CostLine } from "../../../model/plan/cost/cost";
import { planExistingNetwork } from "../../../model/plan/existing-network";
import { domain } from "../../support/domains";
import { existingLoadBalancer, existingNetwork } from "../../support/existing";
import { existingSection } from "../../support/existing-links";
import { webAclArn } from "../../support/wafs";
import { lambda, planWith, webService, worker } from "../../support/plans";

const costLine = (key: string, usd: number): CostLine => ({
    key,
    label: `the line ${key}`,
    unit: "hours",
    quantity: { min: usd, desired: usd, max: usd },
    unitUsd: 1,
    monthlyUsd: { min: usd, desired: usd, max: usd },
});

/** The cost of a plan, with the given amounts by line. */
export const costOf = (lines: Readonly<Record<string, number>>): Plan["cost"] => {
    const total = Object.values(lines).reduce((sum, usd) => sum + usd, 0);
    return {
        region: "eu-west-1",
        currency: "USD",
        lines: Object.entries(lines).map(([key, usd]) => costLine(key, usd)),
        totalUsd: { min: total, desired: total, max: total },
        missing: [],
        assumptions: [],
        sources: [],
    };
};

const sections = {
    discovery: {
        tls: {
            certificateAuthority: "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/0a1b",
            key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",
        },
    },
    environment: { class: "production", tags: { Team: "shop" } },
    network: { zones: 2, nat: "none" },
    capacity: { instanceTypes: ["m6i.large"], min: 1, max: 8, trunking: true },
    capacityProviders: {
        memory: { instanceTypes: ["r6i.large"], warmPool: { min: 1, maxPrepared: 3 } },
        gpu: { instanceTypes: ["g5.xlarge"] },
        managed: { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true },
        old: { instanceTypes: ["m5.large"], retired: true, os: "bottlerocket" },
    },
    loadBalancer: {
        certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
        furtherCertificateArns: ["arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"],
        domain: domain({ aliases: ["www.example.com"] }),
        waf: { countOnly: { AWSManagedRulesCommonRuleSet: ["SizeRestrictions_BODY"] } },
        accessLogs: { bucket: "logs", prefix: "shop" },
    },
    existing: existingSection,
    apiGateway: {
        domain: domain({ name: "api.example.com" }),
        certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b",
    },
    loadBalancers: {
        shared: {
            existing: { ...existingLoadBalancer, host: "shop.example.com", takenPriorities: [{ from: 1, to: 9 }] },
        },
        internal: { waf: { webAclArn } },
    },
    observability: { dashboard: true, queries: true },
    alerts: {
        email: ["ops@example.com"],
        webhook: "https://alerts.example.com/sns",
        pagerDuty: "https://events.pagerduty.com/integration/0a1b2c/enqueue",
    },
};

/** No alarms: those of one service are enough, and each of their many properties is tried. */
const quiet = { serverErrors: false, latency: false, cpu: false, memory: false, running: false } as const;

/** A plan in which everything that a plan may hold is there. */
export const richPlan = (over: Partial<Plan> = {}): Plan => {
    const plan = planWith({
        sections,
        services: [
            webService({
                routes: [
                    "/orders",
                    "/orders/*",
                    {
                        host: "shop.example.com",
                        headers: { "x-canary": "yes" },
                        query: { v: "2" },
                        methods: ["GET"],
                        sourceCidrs: ["10.0.0.0/8"],
                    },
                    {
                        path: "/account/*",
                        rewrite: { stripPrefix: "/account", host: { regex: "^shop$", replace: "account" } },
                        auth: {
                            oidc: {
                                issuer: "https://id.example.com",
                                authorizationEndpoint: "https://id.example.com/authorize",
                                tokenEndpoint: "https://id.example.com/token",
                                userInfoEndpoint: "https://id.example.com/user",
                                clientId: "shop",
                                clientSecret:
                                    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:oidc-Ab1Cd2:client::",
                            },
                        },
                    },
                    {
                        path: "/api/*",
                        auth: {
                            jwt: {
                                issuer: "https://id.example.com",
                                jwksEndpoint: "https://id.example.com/keys",
                                claims: { aud: "shop" },
                            },
                        },
                    },
                    {
                        path: "/baskets/*",
                        weights: { till: 10 },
                        stickyWeights: "30 min",
                    },
                    {
                        path: "/staff/*",
                        auth: {
                            cognito: {
                                userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab1Cd2",
                                clientId: "shop",
                                domain: "shop",
                            },
                        },
                    },
                ],
                stickiness: { duration: "60 min", cookie: "SESSION" },
                slowStart: "60 s",
                calls: ["stock"],
                databases: ["shop"],
                eventBuses: ["orders"],
                queue: { visibilityTimeout: "5 min" },
                sends: ["order"],
                table: {
                    partitionKey: "orderId",
                    sortKey: { name: "version", type: "number" },
                    indexes: {
                        "by-customer": { partitionKey: "customerId", sortKey: "placedAt", projection: ["total"] },
                    },
                    ttl: "expiresAt",
                    stream: "new-and-old-images",
                    key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",
                },
                publishes: ["order.placed", { event: "order.repriced", transport: "sns" }],
                subscribes: [
                    { event: "order.placed", filter: { total: [{ numeric: [">=", 100] }] } },
                    "order.repriced",
                ],
                version: "2.1.0",
                requires: { stock: ">=1.4 <2" },
                placement: {
                    name: "custom",
                    strategies: [{ type: "spread", field: "host" }],
                    constraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }],
                },
                image: { context: ".", target: "run", args: { NODE: "22" } },
                scaling: {
                    min: 2,
                    max: 6,
                    desired: 3,
                    cpu: 60,
                    memory: 70,
                    requestsPerTarget: 500,
                    backlogPerTask: 50,
                    metrics: [{ namespace: "Shop", name: "OrdersPerTask", dimensions: { Stage: "prod" }, target: 30 }],
                    steps: [
                        {
                            metric: "backlog",
                            out: [
                                { above: 500, add: 1 },
                                { above: 5000, add: 5 },
                            ],
                            in: [{ below: 10, remove: 1 }],
                        },
                        {
                            metric: { namespace: "Shop", name: "Late", dimensions: { Stage: "prod" } },
                            out: [{ above: 10, add: 1 }],
                        },
                    ],
                    schedule: [{ at: "cron(0 7 * * ? *)", timezone: "Europe/Dublin", min: 3, max: 9 }],
                },
                environment: { LOG_LEVEL: "info" },
                secrets: { PAYMENT_KEY: "/shop/payment-key" },
                logging: { firelens: { s3: { bucket: "shop-logs" } } },
                secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
                environmentFiles: ["arn:aws:s3:::shop-settings/order.env"],
                scratch: ["/var/run"],
                ulimits: { nofile: { soft: 1024, hard: 4096 } },
                capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
                user: "1000:1000",
                cache: { replicas: 1, key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d" },
                volumes: {
                    uploads: {
                        path: "/uploads",
                        efs: { key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d" },
                    },
                    index: {
                        path: "/index",
                        ebs: { size: "20 GiB", iops: 4000, throughput: 250, snapshotId: "snap-0a1b" },
                    },
                },
                database: {
                    version: "16",
                    instance: "db.m7g.large",
                    storage: "100 GiB",
                    maxStorage: "500 GiB",
                    name: "orders",
                    multiZone: true,
                    backupRetention: "30 days",
                    key: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",
                },
                permissions: [
                    {
                        actions: ["ses:SendEmail"],
                        resources: ["arn:aws:ses:{region}:{account}:identity/example.com"],
                        conditions: { StringEquals: { "ses:FromAddress": ["shop@example.com"] } },
                    },
                ],
                roles: {
                    task: "arn:aws:iam::123456789012:role/order-task",
                    execution: "arn:aws:iam::123456789012:role/order-execution",
                },
                slo: { availability: 99.9, latency: { within: "500 ms", percent: 99 } },
                logRetention: "7 days",
                sidecars: {
                    proxy: {
                        image: "registry.example.com/proxy:1.0.0",
                        cpu: "0.125 vCPU",
                        memory: "64 MiB",
                        port: 9901,
                        environmentFiles: ["arn:aws:s3:::shop-settings/proxy.env"],
                        scratch: ["/run"],
                        ulimits: { core: 0 },
                        capabilities: { drop: ["NET_RAW"], add: ["SYS_PTRACE"] },
                        command: ["proxy", "--quiet"],
                        environment: { LEVEL: "warn" },
                        secrets: { CERTIFICATE: "/shop/certificate" },
                        user: "101",
                        health: { command: ["CMD", "true"] },
                    },
                    tail: { image: "registry.example.com/tail:1.0.0", memory: "64 MiB", dependsOn: { proxy: "START" } },
                },
                dependsOn: { proxy: "HEALTHY" },
                jobs: {
                    migrate: { command: ["migrate", "up"], before: "deployment" },
                    nightly: { command: ["close"], schedule: "cron(30 2 ? * * *)", timezone: "Europe/Dublin" },
                },
            }),
            webService({
                name: "stock",
                version: "1.5.0",
                routes: ["/stock"],
                discoveryName: "inventory",
                loadBalancer: "internal",
                alarms: quiet,
                deployment: {
                    strategy: "linear",
                    bakeTime: "10 min",
                    linear: { percent: 25, bakeTime: "5 min" },
                    testRoute: { headers: { "x-test": "true" } },
                    alarms: { serverErrors: 5, latency: "1 s", names: ["shop-baskets"] },
                },
            }),
            webService({ name: "till", routes: ["/till"], alarms: quiet, tracing: "xray" }),
            webService({ name: "search", routes: ["/search"], alarms: quiet, deployment: { strategy: "canary" } }),
            worker({
                health: { command: ["CMD", "node", "healthcheck.js"] },
                capacity: "fargate",
                ephemeralStorage: "30 GiB",
                logging: { firelens: { http: { host: "logs.example.com", header: "/shop/log-header" } } },
                volumes: {
                    catalogue: {
                        path: "/catalogue",
                        efs: { fileSystemId: "fs-0a1b", accessPointId: "fsap-0a1b", securityGroupId: "sg-0f0f" },
                    },
                },
            }),
            worker({
                name: "index",
                alarms: quiet,
                capacity: [
                    { provider: "ec2", base: 1 },
                    { provider: "memory", weight: 2 },
                ],
            }),
            worker({ name: "vision", capacity: "gpu", gpus: 1, alarms: quiet }),
            worker({ name: "media", capacity: "managed", alarms: quiet }),
            worker({
                name: "ledger",
                port: 9300,
                discovery: { dns: "A", serviceConnect: "kept" },
                database: { serverless: { min: 0.5, max: 4 } },
                alarms: quiet,
            }),
            worker({ name: "telemetry", runs: "daemon", memory: "128 MiB", alarms: quiet }),
            worker({ name: "reports", runs: "jobs", jobs: { weekly: { command: ["report"] } } }),
            worker({
                name: "given",
                calls: ["ledger"],
                image: { uri: "registry.example.com/given:1.0.0" },
                alarms: quiet,
            }),
        ],
        functions: [
            lambda({
                subscribes: [
                    { event: "order.placed", filter: { total: [{ numeric: [">=", 100] }] } },
                    { event: "order.repriced", filter: { total: [5] } },
                ],
                publishes: ["order.placed", { event: "order.repriced", transport: "sns" }],
                batch: { size: 100, window: "5 s" },
                schedule: { at: "cron(0 6 ? * MON *)", timezone: "Europe/Dublin", input: { digest: true } },
                maximumConcurrency: 5,
                reservedConcurrency: 10,
                table: { partitionKey: "eventId", ttl: "expiresAt" },
                environment: { SENDER: "shop@example.com" },
                secrets: { SMTP: "/shop/smtp" },
                secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
                permissions: [{ actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/a"] }],
                logRetention: "7 days",
            }),
            lambda({ name: "archiver", tracing: "xray" }),
        ],
    });
    return {
        ...plan,
        // No network of its own has these too, and no other has what it has.
        network: { ...plan.network, existing: planExistingNetwork(existingNetwork) },
        cost: costOf({ "nat/hours": 30, "instances/on-demand": 70 }),
        ...over,
    };
};
