import { costSchema, type CostSpec } from "../../schema/cost";
import type { CostAssumption } from "./cost";
import { idleMinutesBeforeScaleIn } from "./jobs";
import { metricsPerMonitoredInstance } from "./metrics";

const defaults: CostSpec = costSchema.parse({});

/** What the configuration gives for an option of the section `cost`, in a sentence. */
const sentences: { readonly [Key in keyof CostSpec]: (value: CostSpec[Key]) => string } = {
    natTraffic: (amount) => `${amount} a month go through the NAT gateways`,
    internetTraffic: (amount) => `${amount} a month go to the internet; the account's free 100 GB are not taken off`,
    endpointTraffic: (amount) => `${amount} a month go through the interface endpoints`,
    zoneTraffic: (amount) => `${amount} a month go from one zone to another`,
    loadBalancerUnits: (units) => `each load balancer uses ${units} capacity units (LCU) on average`,
    millionRequests: (millions) =>
        `each web ACL looks at ${millions} million requests a month, and an API takes as many`,
    millionEvents: (millions) => `the services publish ${millions} million events a month, of up to 64 KB`,
    millionTopicEvents: (millions) =>
        `${millions} million events a month are published to each topic, of up to 64 KB; the free million requests are not taken off`,
    millionMessages: (millions) =>
        `each queue takes ${millions} million messages a month, of up to 64 KB; the free million requests are not taken off`,
    millionRuns: (millions) =>
        `each function runs ${millions} million times a month; the free million runs and their time are not taken off`,
    runDuration: (time) => `a run of a function takes ${time}`,
    millionTableReads: (millions) =>
        `${millions} million read request units a month are used of each table, its indexes included`,
    millionTableWrites: (millions) =>
        `${millions} million write request units a month are used of each table, its indexes included`,
    tableStored: (amount) => `each table holds ${amount} with its indexes; the free 25 GB are not taken off`,
    databaseBackups: (amount) =>
        `backups take ${amount} beyond the size of the databases' disks, up to which they are free`,
    secretReads: (times) => `secrets are read ${times} times a month, by tasks that start and by rotations`,
    logsPerTask: (amount) => `a running task writes ${amount} a month to its log`,
    flowLogs: (amount) => `the flow logs write ${amount} a month, at the price of other logs`,
    storedLogShare: (percent) => `${percent} % of what is written to a log is stored, as long as the log is kept`,
    insightsMetrics: (metrics) => `Container Insights makes ${metrics} metrics a service`,
    insightsTaskMetrics: (metrics) => `enhanced observability makes ${metrics} metrics a task, with its containers`,
    filesStored: (amount) => `each file system holds ${amount}, all of it in the class Standard; backups are not in it`,
    filesRead: (amount) => `${amount} a month are read from each file system`,
    filesWritten: (amount) => `${amount} a month are written to each file system`,
    jobDuration: (time) => `the task of a job runs for ${time}`,
    deployments: (times) => `a service with a job before its deployment is deployed ${times} times a month`,
    imageSize: (amount) => `an image takes ${amount} in its repository, and each repository is full`,
    spotDiscount: (percent) => `Spot instances cost ${percent} % less than on demand`,
};

/** The options that each billed thing depends on, by the beginning of its key. */
const optionsOf: readonly (readonly [key: string, option: keyof CostSpec])[] = [
    ["instances/spot", "spotDiscount"],
    ["load-balancer/", "loadBalancerUnits"],
    ["requests/", "millionRequests"],
    ["events/", "millionEvents"],
    ["topics/published", "millionTopicEvents"],
    ["queues/messages", "millionMessages"],
    ["functions/runs", "millionRuns"],
    ["functions/time/", "runDuration"],
    ["tables/read", "millionTableReads"],
    ["tables/written", "millionTableWrites"],
    ["tables/stored", "tableStored"],
    ["databases/", "databaseBackups"],
    ["secrets/read", "secretReads"],
    ["nat/traffic", "natTraffic"],
    ["endpoints/traffic", "endpointTraffic"],
    ["traffic/internet", "internetTraffic"],
    ["traffic/zones", "zoneTraffic"],
    ["logs/written", "logsPerTask"],
    ["logs/routed", "logsPerTask"],
    ["logs/flow-written", "flowLogs"],
    ["logs/stored", "storedLogShare"],
    ["metrics/container-insights", "insightsMetrics"],
    ["metrics/container-insights-tasks", "insightsTaskMetrics"],
    ["files/stored", "filesStored"],
    ["files/read", "filesRead"],
    ["files/written", "filesWritten"],
    ["jobs/", "jobDuration"],
    ["jobs/", "deployments"],
    ["images/stored", "imageSize"],
];

/** What holds for a billed thing that the section `cost` does not set, by the beginning of its key. */
const fixed: readonly (readonly [key: string, path: string, text: string])[] = [
    ["instances/", "capacity.instanceTypes", "all instances are of the first type, and run all month"],
    ["warm-pool/", "capacity.warmPool", "all instances that wait beside a group are there all month"],
    [
        "metrics/instances",
        "capacity.detailedMonitoring",
        `detailed monitoring makes ${metricsPerMonitoredInstance} metrics an instance`,
    ],
    ["alarms/metrics", "alerts", "the 10 alarms that are free are used by something else in the account"],
    [
        "dashboard",
        "observability.dashboard",
        "the 3 dashboards that are free are used by something else in the account",
    ],
    ["jobs/", "jobs", "jobs that are run by hand are not counted"],
    [
        "jobs/instances",
        "jobs",
        `an instance that starts for a job runs ${idleMinutesBeforeScaleIn} minutes more, until managed scaling ends it`,
    ],
    [
        "topics/published",
        "subscribes",
        "what SNS bills to read the messages that filters look into, and KMS to encrypt them, is not counted",
    ],
    ["functions/", "functions", "the logs of functions are not counted"],
    [
        "databases/",
        "database.multiZone",
        "a database with a standby costs as two: AWS's price of the pair is that, but for its rounding; logs of databases are not counted",
    ],
    ["alarms/metrics", "slo", "an alarm on a share costs as two: AWS bills each metric that it watches"],
];

const assumed = <Key extends keyof CostSpec>(spec: CostSpec, option: Key): CostAssumption => ({
    path: `cost.${option}`,
    text: sentences[option](spec[option]),
    set: spec[option] !== defaults[option],
});

/**
 * What an estimate takes for granted.
 * @param keys what is billed
 */
export function assumptionsOf(keys: readonly string[], spec: CostSpec): CostAssumption[] {
    const billed = ([start]: readonly [string, ...unknown[]]) => keys.some((key) => key.startsWith(start));
    return [
        ...fixed.filter(billed).map(([, path, text]) => ({ path, text, set: false })),
        ...optionsOf.filter(billed).map(([, option]) => assumed(spec, option)),
    ];
}
