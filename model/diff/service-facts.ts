import type { Plan } from "../plan/plan";
import { strategyText } from "../plan/capacity/strategy";
import type { ImagePlan } from "../plan/image";
import { planPlacement, type PlacementPlan } from "../plan/placement";
import type { ContainerHealthCheckPlan } from "../plan/container";
import type { ExposurePlan } from "../plan/exposure";
import type { ServicePlan } from "../plan/service";
import type { PlacementSpec } from "../schema/placement";
import { serviceAlarmFacts } from "./alarm-facts";
import { cacheFacts } from "./cache-facts";
import { containerOptionTellers } from "./container-facts";
import { databaseFacts } from "./database-facts";
import { deploymentFacts } from "./deployment-facts";
import { factsOf, nothing, optional, optionalList, under, type Facts, type Tellers } from "./facts";
import { jobFacts } from "./job-facts";
import { logDestinationFacts } from "./logging-facts";
import { permissionFacts } from "./permission-facts";
import { queueFacts } from "./queue-facts";
import { scalingFacts } from "./scaling-facts";
import { sidecarFacts } from "./sidecar-facts";
import { subscriptionFacts } from "./subscription-facts";
import { tableFacts } from "./table-facts";
import { tagFacts } from "./tag-facts";
import { blockVolumeFacts, volumeFacts } from "./volume-facts";
import { inBytesText, inCpuText, inDaysText, inPercentText, inSecondsText, listText } from "./values";

/** An image: what is run, and for one that is built here what its tag is made from, less the files themselves. */
function imageFacts(image: ImagePlan): Facts {
    if (image.kind === "given") return { image: image.uri };
    return {
        image: `built, ${image.tag}`,
        "image.dockerfile": image.dockerfile,
        "image.platform": image.platform,
        ...optional("image.target", image.target, String),
        ...under("image.args", image.args),
    };
}

const isNamed = (placement: PlacementPlan) =>
    JSON.stringify(placement) === JSON.stringify(planPlacement(placement.name as PlacementSpec));

/** A placement's name, and what makes it another than the one that the name stands for. */
function placementText(placement: PlacementPlan): string {
    if (isNamed(placement)) return placement.name;
    const strategies = placement.strategies.map(
        ({ type, field }) => `${type}${field === undefined ? "" : ` ${field}`}`,
    );
    const constraints = placement.constraints.map(
        ({ type, expression }) => `${type}${expression === undefined ? "" : ` ${expression}`}`,
    );
    return `${placement.name}: ${listText([...strategies, ...constraints])}`;
}

/** The facts, unless they are told elsewhere or are the default. */
const unless = (same: boolean, facts: Facts): Facts => (same ? {} : facts);

const exposure: Tellers<ExposurePlan> = {
    loadBalancer: ({ loadBalancer }) => ({ loadBalancer }),
    port: nothing, // the service's own
    healthCheck: ({ healthCheck }) => ({
        "health.path": healthCheck.path,
        "health.expect": healthCheck.matcher,
        "health.interval": inSecondsText(healthCheck.intervalSeconds),
        "health.timeout": inSecondsText(healthCheck.timeoutSeconds),
        "health.healthyThreshold": String(healthCheck.healthyThreshold),
        "health.unhealthyThreshold": String(healthCheck.unhealthyThreshold),
    }),
    slowStartSeconds: ({ slowStartSeconds }) => optional("slowStart", slowStartSeconds, inSecondsText),
    stickiness: ({ stickiness }) => ({
        ...optional("stickiness.duration", stickiness?.durationSeconds, inSecondsText),
        ...optional("stickiness.cookie", stickiness?.cookie, String),
    }),
    gracePeriodSeconds: nothing, // follows from health.startup, health.interval and health.healthyThreshold
    deregistrationDelaySeconds: ({ deregistrationDelaySeconds }) => ({
        "deployment.deregistrationDelay": inSecondsText(deregistrationDelaySeconds),
    }),
    alternateTargetGroup: (of) => ({ "deployment.alternateTargetGroup": String(of.alternateTargetGroup) }),
    rules: nothing, // told as routes of the load balancer
    testRules: nothing, // told as routes of the load balancer
    sharesWith: nothing, // follows from the routes
};

/** The container's own check, which is configured with the options of the load balancer's, but for the command. */
const containerHealthFacts = (check: ContainerHealthCheckPlan): Facts => ({
    "health.command": check.command.join(" "),
    "health.interval": inSecondsText(check.intervalSeconds),
    "health.timeout": inSecondsText(check.timeoutSeconds),
    "health.unhealthyThreshold": String(check.retries),
});

/** What holds for the whole environment is told once, of the environment, and of a service only where it differs. */
const service: Tellers<ServicePlan, Plan> = {
    name: nothing, // in the heading
    capacity: ({ capacity }) => ({ capacity: strategyText(capacity) }),
    critical: ({ critical }) => unless(critical, { critical: "false" }),
    compatibility: nothing, // follows from the capacity
    image: ({ image }) => imageFacts(image),
    architecture: ({ architecture }, plan) =>
        unless(architecture.toLowerCase() === (plan.capacity.groups[0]?.architecture ?? "x86_64"), { architecture }),
    // What the containers have, as it is configured: the proxy's share is told by itself.
    cpuUnits: ({ cpuUnits, proxy }) => ({ cpu: inCpuText(cpuUnits - (proxy?.cpuUnits ?? 0)) }),
    gpus: ({ gpus }) => optional("gpus", gpus, String),
    memoryMiB: ({ memoryMiB, proxy }) => ({ memory: inBytesText(memoryMiB - (proxy?.memoryMiB ?? 0)) }),
    proxy: ({ proxy }) =>
        under("proxy", {
            ...optional("cpu", proxy?.cpuUnits, inCpuText),
            ...optional("memory", proxy?.memoryMiB, inBytesText),
        }),
    port: ({ port }) => optional("port", port, String),
    discoveryName: ({ discoveryName, name }) =>
        unless(discoveryName === name, optional("discoveryName", discoveryName, String)),
    dns: ({ dns }) =>
        under("discovery", {
            ...optional("dns", dns && `${dns.record} ${dns.name}`, String),
            ...optional("ttl", dns?.ttlSeconds, inSecondsText),
            ...optional("serviceConnect", dns?.serviceConnect, String),
        }),
    tls: nothing, // told of the environment
    calls: ({ calls }) =>
        Object.fromEntries(
            // The name of a DNS zone holds that of the stack.
            calls.map(({ service, through, url, port }) => [
                `calls.${service}`,
                through === "dns" ? `by DNS, port ${port}` : url,
            ]),
        ),
    calledBy: nothing, // told as the callers' calls
    startsAfter: nothing, // follows from the calls and the routes
    runs: ({ runs }) => unless(runs === "service", { runs }),
    family: nothing, // named by the stack
    jobs: ({ jobs }) => under("jobs", jobFacts(jobs)),
    scheduleDeadLetterName: nothing, // named by the stack
    queue: ({ queue }) => (queue === undefined ? {} : under("queue", queueFacts(queue))),
    cache: ({ cache }) => (cache === undefined ? {} : under("cache", cacheFacts(cache))),
    sends: ({ sends }) => Object.fromEntries(sends.map((each) => [`sends.${each.service}`, each.variable])),
    table: ({ table }) => (table === undefined ? {} : under("table", tableFacts(table))),
    publishes: ({ publishes }) => optionalList("publishes", publishes),
    topics: ({ topics }) =>
        Object.fromEntries(topics.map(({ event, variable }) => [`publishes.${event}`, `by topic, ${variable}`])),
    subscribes: ({ subscribes }) => subscriptionFacts(subscribes),
    eventDeadLetterName: nothing, // named by the stack
    exposure: (of) => (of.exposure === undefined ? {} : factsOf(exposure, of.exposure, undefined)),
    // The load balancer's check is configured with the same options, but for the command.
    containerHealthCheck: (of) =>
        of.containerHealthCheck === undefined ? {} : containerHealthFacts(of.containerHealthCheck),
    startupSeconds: ({ startupSeconds }) => ({ "health.startup": inSecondsText(startupSeconds) }),
    placement: ({ placement }) => ({ placement: placementText(placement) }),
    zoneRebalancing: ({ zoneRebalancing }) => ({ "zone rebalancing": zoneRebalancing ? "on" : "off" }),
    scaling: (of) => under("scaling", scalingFacts(of.scaling)),
    minimumHealthyPercent: (of) => ({ "deployment.minimumHealthyPercent": inPercentText(of.minimumHealthyPercent) }),
    maximumPercent: (of) => ({ "deployment.maximumPercent": inPercentText(of.maximumPercent) }),
    deployment: (of) => deploymentFacts(of.deployment, of.name),
    version: ({ version }) => optional("version", version, String),
    requires: ({ requires }) => under("requires", requires),
    environment: ({ environment, calls }) => {
        const given = new Map(calls.map(({ variable, url }) => [variable, url]));
        return under(
            "environment",
            Object.fromEntries(Object.entries(environment).filter(([name, value]) => given.get(name) !== value)),
        );
    },
    secrets: ({ secrets }) => under("secrets", secrets),
    secretKeys: ({ secretKeys }) => optionalList("secretKeys", secretKeys),
    user: ({ user }) => optional("user", user, String),
    database: ({ database }) => (database === undefined ? {} : under("database", databaseFacts(database))),
    databases: ({ databases }) =>
        Object.fromEntries(
            databases.map(({ name, host, port, securityGroupId }) => [
                `databases.${name}`,
                `${host}:${port}, ${securityGroupId}`,
            ]),
        ),
    eventBuses: ({ eventBuses }) => Object.fromEntries(eventBuses.map(({ name, arn }) => [`eventBuses.${name}`, arn])),
    permissions: ({ permissions }) => under("permissions", permissionFacts(permissions)),
    roles: ({ roles }) =>
        under("roles", {
            ...optional("task", roles?.task, String),
            ...optional("execution", roles?.execution, String),
        }),
    ...containerOptionTellers,
    readonlyRootFilesystem: (of) => ({ readonlyRootFilesystem: String(of.readonlyRootFilesystem) }),
    volumes: ({ volumes }) => under("volumes", volumeFacts(volumes)),
    blockVolume: ({ blockVolume }) =>
        blockVolume === undefined ? {} : under("volumes", blockVolumeFacts(blockVolume)),
    sidecars: ({ sidecars }) =>
        Object.assign({}, ...sidecars.map((each) => under(`sidecars.${each.name}`, sidecarFacts(each)))) as Facts,
    dependsOn: ({ dependsOn }) => under("dependsOn", dependsOn),
    ephemeralStorageGiB: (of) => optional("ephemeralStorage", of.ephemeralStorageGiB, (gib) => `${gib} GiB`),
    stopTimeoutSeconds: (of) => ({ stopTimeout: inSecondsText(of.stopTimeoutSeconds) }),
    exec: ({ exec }, plan) => unless(exec === plan.cluster.exec, { exec: String(exec) }),
    logGroup: nothing, // named by the stack
    logRetentionDays: ({ logRetentionDays }, plan) =>
        unless(logRetentionDays === plan.cluster.logRetentionDays, { logRetention: inDaysText(logRetentionDays) }),
    logDestination: ({ logDestination }) => under("logging.firelens", logDestinationFacts(logDestination)),
    tracing: ({ tracing }) => optional("tracing", tracing, String),
    alarms: ({ alarms, name }) => (alarms === undefined ? {} : under("alarms", serviceAlarmFacts(alarms, name))),
    tags: ({ tags }, plan) => tagFacts(tags, plan.tags),
};

/**
 * What holds for a service, by the options of its configuration. Its routes are not among them: they are told of their
 * load balancer.
 */
export const serviceFacts = (of: ServicePlan, plan: Plan): Facts => factsOf(service, of, plan);
