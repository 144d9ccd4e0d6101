import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import type { ConfigurationSources } from "../../model/parse";
import type { ServiceFile } from "../../model/parse/service-file";
import { readServices } from "../../program/read-services";
import { domain } from "../support/domains";
import { existingSection } from "../support/existing-links";
import { functionFile, serviceFile, sourcesFixture } from "../support/fixtures";
import { mutated, mutation, type Mutation } from "./mutations";

/** A stack file of this repository with some of its services, as the program reads them: with all, each run takes twice as long. */
function realSources(stack: string, ...services: readonly string[]): ConfigurationSources {
    const { config } = parse(readFileSync(`Pulumi.${stack}.yaml`, "utf8")) as { config: Record<string, unknown> };
    const own = Object.fromEntries(
        Object.entries(config).flatMap(([key, value]) =>
            key.startsWith("flotilla:") ? [[key.slice("flotilla:".length), value]] : [],
        ),
    );
    const overlays = Object.entries(own["services"] ?? {}).filter(([name]) => services.includes(name));
    return {
        namespace: "flotilla",
        stack: { ...own, services: Object.fromEntries(overlays) },
        services: readServices("services").filter(({ folder }) => services.includes(folder)),
    };
}

/** Every way that a service or function can run, in one valid configuration. */
export const everything = (): ConfigurationSources => ({
    namespace: "flotilla",
    stack: {
        environment: { class: "disposable", exec: true, tags: { CostCentre: "4711" } },
        network: {
            cidr: "10.20.0.0/16",
            zones: ["eu-west-1a", "eu-west-1b"],
            nat: "per-zone",
            peers: ["10.30.0.0/16"],
        },
        capacity: { instanceTypes: ["m6i.large", "m6i.xlarge"], min: 1, max: 20, spot: 50, trunking: true },
        capacityProviders: {
            memory: { instanceTypes: ["r6i.large"], min: 0, max: 5, warmPool: { min: 1, maxPrepared: 4 } },
            gpu: { instanceTypes: ["g5.xlarge", "g5.2xlarge"], max: 2 },
            managed: { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true },
        },
        images: { keep: 20 },
        loadBalancer: {
            idleTimeout: "120 s",
            maxRules: 200,
            domain: domain({ aliases: ["*.example.com"] }),
            waf: { mode: "count" },
        },
        existing: { databases: { shop: existingSection.databases.shop } },
        apiGateway: { loadBalancer: "admin", timeout: "10 s" },
        loadBalancers: { admin: { allowedCidrs: ["203.0.113.0/24"] } },
        discovery: { dnsNamespace: "shop.internal" },
        observability: { dashboard: true, queries: true, correlationField: "trace.id" },
        alerts: { email: ["ops@example.com"] },
        cost: { natTraffic: "500 GiB", spotDiscount: 55, jobDuration: "10 min", deployments: 5 },
        services: {
            order: { scaling: { min: 2, max: 8 } },
            user: { capacity: [{ provider: "ec2", base: 1 }, { provider: "memory" }] },
        },
        functions: { notification: { memory: "512 MiB" } },
    },
    services: [
        ...sourcesFixture().services.filter(({ folder }) => ["order", "user"].includes(folder)),
        serviceFile({
            name: "media",
            image: { uri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/media:1.0.0" },
            capacity: "managed",
        }),
        serviceFile({
            name: "vision",
            image: { uri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/vision:1.0.0" },
            capacity: "gpu",
            gpus: 1,
        }),
        serviceFile({
            name: "gateway",
            image: { uri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/gateway:1.0.0" },
            cpu: "0.5 vCPU",
            memory: "1 GiB",
            port: 8080,
            capacity: [
                { provider: "fargate", base: 1 },
                { provider: "fargate-spot", weight: 3 },
            ],
            architecture: "x86_64",
            ephemeralStorage: "30 GiB",
            routes: [
                { path: "/admin/*", priority: 20 },
                { host: "admin.example.com" },
                { path: "/admin/*", methods: ["PUT"], headers: { "x-debug": "1" }, sourceCidrs: ["10.0.0.0/8"] },
            ],
            loadBalancer: "admin",
            calls: ["order", "user"],
            sends: ["gateway"],
            publishes: ["gateway.called", { event: "gateway.blocked", transport: "sns" }],
            subscribes: [{ event: "gateway.called", filter: { path: [{ prefix: "/admin" }] } }, "mail.bounced"],
            jobs: {
                migrate: { command: ["migrate"], before: "deployment", timeout: "15 min" },
                nightly: { command: ["report"], schedule: "cron(30 2 ? * * *)", timezone: "UTC", retries: 3 },
            },
            table: {
                partitionKey: "orderId",
                sortKey: { name: "version", type: "number" },
                indexes: { "by-customer": { partitionKey: "customerId", sortKey: "placedAt", projection: ["total"] } },
                ttl: "expiresAt",
                stream: "new-and-old-images",
                scan: false,
                pointInTimeRecovery: true,
            },
            queue: { visibilityTimeout: "2 min", maxReceives: 5, retention: "4 days", fifo: false },
            sidecars: {
                proxy: {
                    image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy:2.1.0",
                    memory: "128 MiB",
                    port: 9000,
                    health: { command: ["CMD", "/healthy"] },
                },
                init: {
                    image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/init:2.1.0",
                    memory: "64 MiB",
                    essential: false,
                },
            },
            dependsOn: { proxy: "HEALTHY", init: "SUCCESS" },
            alarms: {
                serverErrors: 2,
                cpu: false,
                messageAge: "15 min",
                deadLetters: 0,
                missedJobs: 1,
                undeliveredEvents: 0,
                database: { cpu: 80, freeStorage: "1 GiB", freeMemory: "64 MiB", connections: 50 },
                cache: { engineCpu: 80, memory: false, replicationLag: "5 s" },
                table: { throttles: 10, systemErrors: false },
            },
            slo: { availability: 99.9, latency: { within: "500 ms", percent: 99 } },
            scaling: {
                min: 1,
                max: 4,
                backlogPerTask: 100,
                metrics: [{ namespace: "Shop", name: "Work", target: 10 }],
                steps: [{ metric: "backlog", out: [{ above: 500, add: 2 }], in: [{ below: 10, remove: 1 }] }],
                scaleInCooldown: "300 s",
                scaleOutCooldown: "60 s",
                schedule: [{ at: "cron(0 8 ? * MON-FRI *)", min: 2, max: 6 }],
            },
            discovery: { dns: "SRV", ttl: "20 s" },
            proxy: { cpu: "0.5 vCPU", memory: "128 MiB" },
            environmentFiles: ["arn:aws:s3:::shop-settings/gateway.env"],
            user: "1000:1000",
            cache: { node: "cache.m7g.large", replicas: 1, eviction: "noeviction", snapshotRetention: "7 days" },
            volumes: {
                uploads: { path: "/uploads", readOnly: true, efs: { owner: "1000:1000", backup: true } },
                index: { path: "/index", ebs: { size: "20 GiB", iops: 3000 } },
            },
            database: { storage: "20 GiB", maxStorage: "100 GiB", multiZone: false, backupRetention: "7 days" },
            scratch: ["/var/run", { path: "/cache", size: "128 MiB" }],
            logging: { firelens: { firehose: "shop-logs", memory: "64 MiB" } },
            tracing: "xray",
            ulimits: { nofile: 65_536 },
            capabilities: { drop: ["ALL"], add: ["SYS_PTRACE"] },
            secrets: { KEY: "/shop/key" },
            secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
        }),
    ],
    functions: [
        functionFile({
            name: "notification",
            handler: { file: "src/handler.ts", export: "handler" },
            timeout: "1 min",
            architecture: "x86_64",
            subscribes: [
                "gateway.called",
                { event: "mail.sent", filter: { kind: ["receipt"] } },
                { event: "gateway.blocked", filter: { "client.address": [{ prefix: "10." }] } },
            ],
            publishes: ["mail.sent", { event: "mail.bounced", transport: "sns" }],
            batch: { size: 100, window: "5 s" },
            attempts: 3,
            schedule: {
                at: "cron(0 6 ? * MON *)",
                timezone: "UTC",
                input: { digest: true },
                attempts: 2,
                retryFor: "2 min",
            },
            maximumConcurrency: 5,
            reservedConcurrency: 20,
            table: { partitionKey: "eventId", ttl: "expiresAt" },
            environment: { SENDER: "shop@example.com" },
            permissions: [
                { actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] },
            ],
            secrets: { SMTP: "/shop/smtp" },
            secretKeys: ["arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d"],
            logRetention: "30 days",
            tracing: "xray",
            alarms: {
                errors: 1,
                throttles: false,
                messageAge: "10 min",
                deadLetters: 5,
                undeliveredEvents: 0,
                missedRuns: 1,
                table: { throttles: 0 },
            },
        }),
    ],
});

/** What is changed at random. */
export const bases = [realSources("dev", "inventory", "user"), realSources("prod", "payment", "user"), everything()];

/** Valid configurations with up to four random changes in stack file, services and functions. */
export const mutatedConfiguration: fc.Arbitrary<ConfigurationSources> = fc
    .tuple(
        fc.constantFrom(...bases),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        fc.array(mutation, { maxLength: 3 }),
        fc.array(mutation, { maxLength: 3 }),
    )
    .map(([base, inStack, inServices, inFunctions]) => ({
        ...base,
        stack: mutated(base.stack, inStack),
        services: changed(base.services, inServices),
        functions: changed(base.functions ?? [], inFunctions),
    }));

/** Files whose definitions are changed. */
const changed = (files: readonly ServiceFile[], mutations: readonly Mutation[]): ServiceFile[] =>
    mutated(
        files.map(({ definition }) => definition),
        mutations,
    ).flatMap((definition, index) => {
        const file = files[index];
        return file === undefined ? [] : [{ ...file, definition }];
    });

/** Anything at all in the place of sections, services and functions. */
export const anyConfiguration: fc.Arbitrary<ConfigurationSources> = fc
    .tuple(
        fc.dictionary(
            fc.constantFrom(
                "environment",
                "network",
                "capacity",
                "images",
                "loadBalancer",
                "loadBalancers",
                "apiGateway",
                "existing",
                "alerts",
                "observability",
                "cost",
                "discovery",
                "services",
                "functions",
                "other",
            ),
            fc.anything(),
        ),
        fc.array(fc.anything(), { maxLength: 3 }),
        fc.array(fc.anything(), { maxLength: 2 }),
    )
    .map(([stack, definitions, functions]) => ({
        namespace: "flotilla",
        stack,
        services: definitions.map((definition, index) => ({
            path: `services/s${index}x/service.ts`,
            folder: `s${index}x`,
            definition,
        })),
        functions: functions.map((definition, index) => ({
            path: `services/f${index}x/function.ts`,
            folder: `f${index}x`,
            definition,
        })),
    }));
