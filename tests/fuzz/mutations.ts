import fc from "fast-check";
import { isSection } from "../../model/schema/show";

/** A path into nested sections and lists. */
type Path = readonly (string | number)[];

/** What is done to one place of a configuration. */
export interface Mutation {
    /** Chooses the place: a number that is taken modulo how many there are. */
    readonly place: number;
    readonly change: Change;
}

type Change =
    | { readonly kind: "replace"; readonly value: unknown }
    | { readonly kind: "vary"; readonly choice: number }
    | { readonly kind: "remove" }
    | { readonly kind: "rename"; readonly key: string }
    | { readonly kind: "add"; readonly key: string; readonly value: unknown }
    | { readonly kind: "scale"; readonly factor: number }
    | { readonly kind: "copy"; readonly from: number };

/** All places in a value, the outermost first. */
function places(value: unknown, path: Path = []): Path[] {
    const inner = Array.isArray(value) ? [...value.entries()] : isSection(value) ? Object.entries(value) : [];
    return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, each]) => places(each, [...path, key]))];
}

const at = (root: unknown, path: Path): unknown =>
    path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);

/** Scales the number in a value: of `"30 s"` as of 30. */
function scaled(value: unknown, factor: number): unknown {
    if (typeof value === "number") return Math.round(value * factor);
    if (typeof value !== "string") return value;
    return value.replace(/\d+(\.\d+)?/, (number) => String(Math.round(Number(number) * factor * 1000) / 1000));
}

function applyTo(root: unknown, path: Path, change: Change): void {
    const holder = at(root, path.slice(0, -1)) as Record<string | number, unknown> | unknown[];
    const key = path.at(-1) ?? "";
    const define = (name: string | number, value: unknown) =>
        Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
    const remove = () => {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
    };
    const value = at(root, path);
    switch (change.kind) {
        case "replace":
            define(key, change.value);
            return;
        case "vary": {
            const values = validValues[String(key)];
            if (values !== undefined) define(key, structuredClone(values[change.choice % values.length]));
            return;
        }
        case "remove":
            remove();
            return;
        case "rename":
            if (Array.isArray(holder)) return;
            remove();
            define(change.key, value);
            return;
        case "add":
            if (Array.isArray(value)) value.push(structuredClone(change.value));
            else if (isSection(value))
                Object.defineProperty(value, change.key, {
                    value: structuredClone(change.value),
                    enumerable: true,
                    configurable: true,
                    writable: true,
                });
            return;
        case "scale":
            define(key, scaled(value, change.factor));
            return;
        case "copy": {
            const all = places(root);
            const from = all[change.from % all.length];
            if (from !== undefined) define(key, structuredClone(at(root, from)));
        }
    }
}

/** A copy of a value with mutations made to it, one after the other. */
export function mutated<Value>(value: Value, mutations: readonly Mutation[]): Value {
    const root = structuredClone({ value });
    for (const { place, change } of mutations) {
        const all = places(root.value, ["value"]).slice(1);
        const path = all[place % Math.max(1, all.length)];
        if (path !== undefined) applyTo(root, path, change);
    }
    return root.value;
}

/** Values that are right somewhere, at a limit somewhere, or wrong everywhere. */
const oddValues: readonly unknown[] = [
    null,
    true,
    false,
    "",
    " ",
    "true",
    -1,
    0,
    1,
    2,
    3,
    5,
    50,
    100,
    101,
    1000,
    8080,
    50_000,
    50_001,
    65_536,
    1e9,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [],
    {},
    [[]],
    ["a"],
    "0 s",
    "500 ms",
    "1 s",
    "20 s",
    "5 min",
    "99999999999 s",
    "1 day",
    "30 days",
    "365 days",
    "1 MiB",
    "512 MiB",
    "0.5 GiB",
    "8 GiB",
    "99999999 GiB",
    "0.001 vCPU",
    "0.25 vCPU",
    "4 vCPU",
    "999 vCPU",
    "10.0.0.0/16",
    "10.0.0.0/22",
    "10.0.0.5/16",
    "0.0.0.0/0",
    "300.0.0.0/8",
    "eu-west-1a",
    "t3.medium",
    "m6g.large",
    "m7i.48xlarge",
    "t4g.nano",
    "x9.unheard",
    "production",
    "disposable",
    "local",
    "none",
    "single",
    "per-zone",
    "regional",
    "fargate",
    "fargate-spot",
    "ec2",
    "shared",
    "binpack",
    "one-task-per-host",
    "custom",
    "linux/arm64",
    "host",
    "order",
    "user",
    "/",
    "/*",
    "/orders/*",
    "/*/*/*/*/*/*",
    "a.example.com",
    { host: "*.example.com" },
    { path: "/orders/*", priority: 10 },
    { path: "/*", priority: 1 },
    "cron(0 8 ? * MON-FRI *)",
    "cron(* * * * *)",
    "rate(1 minute)",
    "at(2027-01-01T00:00:00)",
    "SUCCESS",
    "HEALTHY",
    "arn:aws:acm:eu-west-1:123456789012:certificate/1",
    "registry.example.com/shop/order:1.4.2",
    { context: "." },
    { context: "elsewhere", dockerfile: "../Dockerfile" },
    "x".repeat(300),
    "ünïcödé\u0000\n",
];

/** Values that are right for a key by itself, so that what is changed often stays valid and the rest has to fit. */
const validValues: Readonly<Record<string, readonly unknown[]>> = {
    class: ["production", "disposable", "local"],
    zones: [2, 3, ["eu-west-1a", "eu-west-1c"]],
    internal: [true, false],
    stickiness: ["60 min", { duration: "30 s", cookie: "SESSION" }],
    slowStart: ["30 s", "900 s", "5 s"],
    weights: [{ user: 10 }, { order: 0, user: 0 }, { order: 1, user: 2, gateway: 999 }, { user: 101 }],
    stickyWeights: ["60 min", "0 s", "604801 s"],
    rewrite: [{ stripPrefix: "/a" }, { url: { regex: "^/(.*)$", replace: "/v1/$1" } }],
    nat: ["none", "single", "per-zone", "regional"],
    cidr: ["10.0.0.0/16", "10.8.0.0/20", "172.16.0.0/22"],
    instanceTypes: [["t3.medium"], ["m6g.large", "m7g.large"], ["c6i.xlarge"], ["t3.micro"], ["m5.4xlarge"]],
    min: [0, 1, 2, 3, 5],
    max: [1, 2, 4, 6, 12, 40],
    desired: [1, 2, 3],
    spot: [0, 10, 50, 100],
    trunking: [true, false, "shared"],
    cpu: ["0.25 vCPU", "0.5 vCPU", "1 vCPU", "2 vCPU", 50, 70],
    memory: ["256 MiB", "512 MiB", "1 GiB", "2 GiB", "4 GiB", 80],
    port: [3000, 8080, 9000],
    routes: [
        ["/a", "/a/*"],
        ["/*"],
        [{ host: "api.example.com" }],
        [{ path: "/b/*", priority: 7 }],
        [{ path: "/d/*", weights: { order: 10 }, stickyWeights: "60 min" }],
        [{ path: "/c", methods: ["GET"], headers: { x: ["1", "2*"] }, query: { v: "1" } }],
    ],
    placement: ["az-balanced-spread", "az-balanced-binpack", "binpack", "one-task-per-host"],
    runs: ["service", "daemon", "jobs"],
    jobs: [{}, { report: { command: ["report"] } }, { nightly: { command: ["a"], schedule: "rate(1 day)" } }],
    before: ["deployment"],
    paused: [true, false],
    retries: [0, 3, 185],
    alerts: [{ email: ["ops@example.com"] }, {}, { webhook: "https://alerts.example.com/sns" }],
    messageAge: ["1 min", "15 min", "2000 min", false],
    deadLetters: [0, 5, false],
    missedJobs: [0, 5, false],
    missedRuns: [0, 5, false],
    freeStorage: ["1 GiB", "50 GiB", "0 GiB", false],
    freeMemory: ["64 MiB", "10 GiB", false],
    evictions: [0, 100, false],
    throttles: [0, 100, false],
    undeliveredEvents: [0, 5, false],
    alarms: [
        {},
        { messageAge: "5 min", deadLetters: 0, missedJobs: false },
        { serverErrors: 1, latency: "500 ms" },
        { cpu: false, memory: 80, running: false },
        {
            database: { cpu: 80, capacity: 50, replicaLag: "2 s" },
            cache: { evictions: 5 },
            table: { throttles: false },
        },
    ],
    serverErrors: [0.5, 5, 50, 100, false],
    slo: [{ availability: 99.9 }, { availability: 90 }, { latency: { within: "1 s", percent: 99 } }, {}],
    availability: [90, 95, 99.9, 99.999],
    queue: [{}, { fifo: true }, { visibilityTimeout: "5 min", retention: "14 days" }],
    table: [
        { partitionKey: "orderId" },
        { partitionKey: { name: "orderId", type: "binary" }, sortKey: "orderId" },
        { partitionKey: "a", indexes: { "by-b": { partitionKey: { name: "a", type: "number" } } }, ttl: "a" },
    ],
    partitionKey: ["orderId", { name: "orderId", type: "number" }, { name: "" }],
    sortKey: ["orderId", "version", { name: "version", type: "number" }],
    indexes: [{}, { "by-status": { partitionKey: "status", projection: "keys-only" } }],
    projection: ["all", "keys-only", ["total"], ["total", "total"], ["orderId"]],
    stream: ["keys-only", "new-image", "new-and-old-images"],
    scan: [true, false],
    pointInTimeRecovery: [true, false],
    backlogPerTask: [1, 100, 100_000],
    metrics: [[], [{ namespace: "Shop", name: "Work", target: 10 }]],
    steps: [
        [],
        [{ metric: "cpu", out: [{ above: 80, add: 2 }] }],
        [{ metric: "backlog", for: "5 min", in: [{ below: 80, remove: 2 }] }],
    ],
    for: ["1 min", "60 min", "90 s"],
    scaleInCooldown: ["0 s", "10 min"],
    scaleOutCooldown: ["0 s", "10 min"],
    sends: [["gateway"], ["order"], []],
    publishes: [
        ["order.placed", { event: "gateway.called", transport: "sns" }],
        [
            { event: "order.placed", transport: "sns" },
            { event: "order-placed.x", transport: "eventbridge" },
        ],
        ["order.placed"],
        ["gateway.called", "order.placed"],
        ["order.placed", "order.placed"],
        [],
    ],
    transport: ["eventbridge", "sns", "sqs"],
    subscribes: [
        ["order.placed"],
        ["order.placed", { event: "gateway.called" }],
        [{ event: "order.placed", filter: { total: [{ numeric: [">", 5, "<", 1] }], "total.net": [1] } }],
        [{ event: "order.placed", filter: { __proto__x: [{ exists: false }], "a.b.c": [null, { wildcard: "**" }] } }],
        [],
    ],
    event: ["order.placed", "gateway.called", "order"],
    filter: [{}, { id: ["a"] }, { id: [] }, { constructor: [{ "anything-but": 5 }] }],
    millionEvents: [0, 1, 500],
    millionTopicEvents: [0, 1, 500],
    millionMessages: [0, 0.1, 500],
    millionRuns: [0, 2],
    runDuration: ["20 ms", "2 s", "2 min"],
    millionTableReads: [0, 40],
    millionTableWrites: [0, 40],
    tableStored: ["0 GiB", "512 MiB", "5 TB"],
    databaseBackups: ["0 GiB", "200 GiB"],
    secretReads: [0, 1.5, 100000],
    handler: [{}, { file: "src/handler.ts" }, { export: "run" }, { file: "/handler.ts" }],
    batch: [{}, { size: 1 }, { size: 100 }, { size: 100, window: "5 s" }, { window: "301 s" }],
    attempts: [1, 5, 1000],
    tracing: ["xray", { xray: {} }, { xray: { memory: "8 GiB" } }, "zipkin"],
    permissions: [
        [],
        [{ actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] }],
        [{ actions: ["iam:PassRole", "ses:*"], resources: ["*", "arn:aws:iam::{account}:role/*"] }],
        [{ actions: ["*"], resources: [], conditions: { a: { b: 5 } } }],
    ],
    actions: [["ses:SendEmail"], ["ses:**"], [], ["SendEmail"]],
    resources: [["*"], ["arn:aws:s3:::a/*"], ["a"], []],
    maximumConcurrency: [2, 5, 1000],
    reservedConcurrency: [1, 5, 901],
    visibilityTimeout: ["30 s", "2 min", "720 min"],
    maxReceives: [1, 3, 5, 1000],
    fifo: [true, false],
    retention: ["1 day", "4 days", "14 days", "30 days"],
    capacity: [
        "ec2",
        "fargate",
        "fargate-spot",
        "memory",
        [
            { provider: "fargate", base: 1 },
            { provider: "fargate-spot", weight: 3 },
        ],
        [{ provider: "ec2" }, { provider: "memory", weight: 0 }],
    ],
    architecture: ["x86_64", "arm64"],
    critical: [true, false],
    retired: [true, false],
    experimental: [true, false],
    managedInstances: [{ instanceTypes: ["m6i.large"] }, { instanceTypes: [] }, {}],
    gpus: [1, 2, 16],
    warmPool: [{}, { min: 2, state: "running" }, { maxPrepared: 0 }, { state: "hibernated" }],
    maxPrepared: [0, 3, 5000],
    state: ["stopped", "running", "hibernated"],
    os: ["amazon-linux", "bottlerocket"],
    provider: ["ec2", "memory", "fargate"],
    base: [0, 1, 50],
    weight: [0, 1, 1000],
    calls: [["user"], ["order"], ["order", "user"], []],
    interval: ["10 s", "15 s", "30 s", "60 s"],
    timeout: ["2 s", "5 s", "8 s", "900 s"],
    startup: ["0 s", "30 s", "120 s"],
    expect: [200, "200-299", 404],
    maximumPercent: [100, 150, 200],
    minimumHealthyPercent: [0, 50, 100],
    deregistrationDelay: ["0 s", "30 s", "120 s"],
    strategy: ["rolling", "blue-green", "canary", "linear"],
    bakeTime: ["0 min", "5 min", "60 s", "90 s", "1441 min"],
    percent: [0.1, 2.5, 10, 33.3, 100],
    alternateTargetGroup: [true, false],
    testRoute: [{ headers: { "x-test": "true" } }, { host: "test.example.com", priority: 5 }, {}],
    latency: ["250 ms", "2 s"],
    names: [["an-alarm"], ["an-alarm", "an-alarm"], []],
    version: ["1.0.0", "2.1.0", "2.1"],
    requires: [{ order: ">=1" }, { user: "^2.1.0" }, { order: "x y" }, {}],
    stopTimeout: ["2 s", "30 s", "110 s"],
    logRetention: ["7 days", "30 days", "365 days"],
    schedule: [
        [{ at: "rate(2 hours)", min: 1 }],
        [{ at: "at(2027-03-01T08:00:00)", timezone: "Europe/Dublin", max: 9 }],
    ],
    aliases: [[], ["www.example.com"], ["*.example.com", "shop.example.com"]],
    hostedZone: [{ id: "Z0123456789ABCDEFGHIJ" }, { id: "Z1", name: "example.org" }],
    waf: [{}, { mode: "off" }, { managedRules: ["AWSManagedRulesSQLiRuleSet"], countOnly: {} }],
    mode: ["block", "count", "off"],
    rateLimit: [10, 2000],
    existing: [
        { vpcId: "vpc-0a", subnets: {} },
        { listenerArn: "arn", securityGroupId: "sg-0a" },
    ],
    roles: [{ task: "arn:aws:iam::123456789012:role/task" }, {}],
    apiGateway: [{}, { rateLimit: 20_000 }],
    databases: [["shop"], [], {}],
    eventBuses: [["orders"], [], {}],
    essential: [true, false],
    user: ["1000:1000", "node"],
    readonlyRootFilesystem: [true, false],
    environment: [{ LOG_LEVEL: "debug" }, {}],
    secrets: [{ KEY: "/shop/key" }, {}],
    secretKeys: [["arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d"], []],
    discovery: [
        { dns: "A" },
        { dns: "SRV", ttl: "5 min" },
        { dns: "A", serviceConnect: "kept" },
        { dnsNamespace: "shop.local" },
    ],
    dns: ["A", "SRV"],
    volumes: [
        { uploads: { path: "/tmp", efs: {} } },
        { uploads: { path: "/var/run/a", efs: { fileSystemId: "fs-0a1b", securityGroupId: "sg-0a1b" } } },
        {},
    ],
    cache: [{}, { replicas: 0 }, { node: "cache.r6gd.xlarge", snapshotRetention: "40 days" }],
    node: ["cache.t4g.micro", "cache.m7g.micro", "m7g.large"],
    replicas: [0, 1, 6],
    eviction: ["noeviction", "allkeys-lru"],
    snapshotRetention: ["1 day", "40 days", false],
    database: [{}, { name: "user" }, { version: "14", storage: "20 GiB", maxStorage: "21 GiB", multiZone: false }],
    serverless: [
        { min: 0.5, max: 4 },
        { min: 0, max: 256 },
        { min: 8, max: 4 },
        { min: 0.7, max: 512 },
    ],
    instance: ["db.t4g.micro", "db.r7g.16xlarge", "t4g.micro"],
    maxStorage: ["22 GiB", "20.5 GiB", "65536 GiB"],
    backupRetention: ["1 day", "35 days", "36 days"],
    multiZone: [true, false],
    logging: [
        { firelens: { firehose: "shop-logs" } },
        { firelens: { s3: { bucket: "shop-logs" }, memory: "0.5 GiB" } },
        { firelens: { http: { host: "logs.example.com", header: "/shop/header" } } },
    ],
    ebs: [{ size: "20 GiB" }, { size: "1.5 GiB", type: "st1", iops: 3000 }, { size: "4 GiB", throughput: 1000 }],
    efs: [{}, { fileSystemId: "fs-0a1b" }, { throughput: "bursting", infrequentAccess: false, backup: false }],
    owner: ["1:1", "1000:1000", "4294967295:0"],
    scratch: [["/var/run"], [{ path: "/tmp", size: "256 MiB" }], ["/a", "/a"], []],
    ulimits: [{ nofile: 1024 }, { memlock: -1 }, { core: { soft: 2, hard: 1 } }],
    capabilities: [{ drop: ["ALL"] }, { add: ["SYS_ADMIN"] }, { add: ["ALL"] }],
    proxy: [{}, { cpu: "0 vCPU", memory: "0 MiB" }, { cpu: "0.5 vCPU" }],
    environmentFiles: [["arn:aws:s3:::shop-settings/a.env"], []],
};

/** Keys that mean something somewhere, and keys that objects have of themselves. */
const oddKeys: readonly string[] = [
    "__proto__",
    "constructor",
    "toString",
    "min",
    "max",
    "desired",
    "cpu",
    "memory",
    "port",
    "routes",
    "calls",
    "sends",
    "queue",
    "table",
    "publishes",
    "subscribes",
    "functions",
    "batch",
    "reservedConcurrency",
    "permissions",
    "tracing",
    "jobs",
    "runs",
    "alerts",
    "alarms",
    "slo",
    "capacity",
    "placement",
    "sidecars",
    "dependsOn",
    "health",
    "schedule",
    "trunking",
    "spot",
    "peers",
    "loadBalancer",
    "loadBalancers",
    "admin",
    "order",
    "payment",
    "Order",
    "a b",
    "",
];

const value = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...oddValues) },
    { weight: 2, arbitrary: fc.integer() },
    { weight: 1, arbitrary: fc.anything({ withNullPrototype: true }) },
);

/** A change somewhere: most are small, so that many configurations stay valid. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
    place: fc.nat({ max: 10_000 }),
    change: fc.oneof(
        { weight: 25, arbitrary: fc.record({ kind: fc.constant("vary" as const), choice: fc.nat({ max: 1000 }) }) },
        { weight: 6, arbitrary: fc.record({ kind: fc.constant("replace" as const), value }) },
        {
            weight: 6,
            arbitrary: fc.record({
                kind: fc.constant("scale" as const),
                factor: fc.constantFrom(0, 0.1, 0.5, 0.9, 1.1, 2, 3, 10, 1000),
            }),
        },
        { weight: 4, arbitrary: fc.record({ kind: fc.constant("remove" as const) }) },
        { weight: 3, arbitrary: fc.record({ kind: fc.constant("copy" as const), from: fc.nat({ max: 10_000 }) }) },
        {
            weight: 3,
            arbitrary: fc.record({ kind: fc.constant("add" as const), key: fc.constantFrom(...oddKeys), value }),
        },
        {
            weight: 1,
            arbitrary: fc.record({ kind: fc.constant("rename" as const), key: fc.constantFrom(...oddKeys) }),
        },
    ),
});
