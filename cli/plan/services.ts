import { defaultGroup } from "../../model/plan/capacity/group";
import type { CachePlan } from "../../model/plan/cache";
import { strategyText } from "../../model/plan/capacity/strategy";
import type { Plan } from "../../model/plan/plan";
import type { ScalingTarget } from "../../model/plan/scaling";
import type { JobPlan } from "../../model/plan/job";
import { publicationTexts } from "../../model/plan/publication-text";
import { subscriptionText } from "../../model/plan/subscription-text";
import { stepsText, trackedText } from "../../model/plan/scaling-text";
import type { ServicePlan } from "../../model/plan/service";
import { tableText } from "../../model/plan/table-text";
import type { DatabasePlan } from "../../model/plan/database";
import type { LogDestination } from "../../model/plan/logging";
import type { VolumePlan } from "../../model/plan/volume";
import type { Context } from "../context";
import { mebibytes, vCpu } from "../figures";
import { table } from "../table";
import { counted } from "../../model/words";

const metrics: Readonly<Record<ScalingTarget["metric"], (value: number) => string>> = {
    ECSServiceAverageCPUUtilization: (value) => `CPU ${value} %`,
    ECSServiceAverageMemoryUtilization: (value) => `memory ${value} %`,
    ALBRequestCountPerTarget: (value) => `${value} requests a minute and task`,
    BacklogPerTask: (value) => `${value} messages a task`,
};

function scaling({
    runs,
    scaling: { min, max, targets, metrics: named, steps, wakes, schedule },
}: ServicePlan): string {
    const range = min === max ? `${min}` : `${min} to ${max}`;
    if (runs === "daemon") return `${range}\none an instance`;
    const times = schedule.map(({ at, timezone, min: least, max: most }) => {
        const change = [least !== undefined && `min ${least}`, most !== undefined && `max ${most}`].filter(Boolean);
        return `${at} ${timezone}: ${change.join(", ")}`;
    });
    const aims = targets.map(({ metric, value }) => metrics[metric](value));
    const woken = wakes ? ["none while the queue is empty"] : [];
    return [range, ...aims, ...woken, ...named.map(trackedText), ...steps.map(stepsText), ...times].join("\n");
}

function image({ image: built }: ServicePlan): string {
    if (built.kind === "given") return built.uri;
    return built.tag === "" ? "built here" : `built here: ${built.tag.slice(0, 12)}`;
}

const jobText = ({ name, beforeDeployment, schedule }: JobPlan): string =>
    `job ${name}${beforeDeployment ? ", before each deployment" : schedule ? `, ${schedule.paused ? "paused, " : ""}${schedule.expression} ${schedule.timezone}` : ""}`;

const volumeText = ({ name, path, readOnly, fileSystem }: VolumePlan): string =>
    `volume ${name} at ${path}: ${fileSystem.kind === "own" ? "EFS" : fileSystem.id}${readOnly ? ", read only" : ""}`;

const cacheText = ({ nodeType, replicas }: CachePlan): string =>
    `${nodeType}${replicas === 0 ? "" : `, ${counted(replicas, "replica")}`}`;

const databaseText = ({ version, compute, multiZone }: DatabasePlan): string =>
    compute.kind === "instance"
        ? `PostgreSQL ${version} on ${compute.instanceClass}, ${compute.storageGiB} GiB${multiZone ? ", and a standby" : ""}`
        : `PostgreSQL ${version} on Aurora Serverless, ${compute.minCapacity} to ${compute.maxCapacity} capacity units${multiZone ? ", and a reader" : ""}`;

const destinationText = (to: LogDestination): string =>
    to.kind === "firehose" ? `Firehose ${to.stream}` : to.kind === "s3" ? `S3 ${to.bucket}/${to.prefix}` : to.host;

function links(service: ServicePlan): string {
    const {
        cache,
        database,
        databases,
        eventBuses,
        calls,
        sends,
        table,
        subscribes,
        secrets,
        volumes,
        blockVolume,
        logDestination,
        sidecars,
        jobs,
        permissions,
        tracing,
    } = service;
    const published = publicationTexts(service);
    const secretNames = Object.keys(secrets);
    return [
        ...(cache ? [`cache of ${cacheText(cache)}`] : []),
        ...(database ? [databaseText(database)] : []),
        ...(databases.length > 0 ? [`databases ${databases.map(({ name }) => name).join(", ")}`] : []),
        ...(eventBuses.length > 0 ? [`event buses ${eventBuses.map(({ name }) => name).join(", ")}`] : []),
        ...(calls.length > 0 ? [`calls ${calls.map(({ service }) => service).join(", ")}`] : []),
        ...(sends.length > 0 ? [`sends to ${sends.map(({ service }) => service).join(", ")}`] : []),
        ...(table === undefined ? [] : [`table ${tableText(table)}`]),
        ...(published.length > 0 ? [`publishes ${published.join(", ")}`] : []),
        ...(subscribes.length > 0 ? [`subscribes to ${subscribes.map(subscriptionText).join(", ")}`] : []),
        ...(secretNames.length > 0 ? [`secrets ${secretNames.join(", ")}`] : []),
        ...volumes.map(volumeText),
        ...(blockVolume
            ? [`disk ${blockVolume.name} at ${blockVolume.path}: ${blockVolume.sizeGiB} GiB ${blockVolume.type} a task`]
            : []),
        ...(logDestination ? [`logs to ${destinationText(logDestination)}`] : []),
        ...(sidecars.length > 0 ? [`sidecars ${sidecars.map(({ name }) => name).join(", ")}`] : []),
        ...jobs.map(jobText),
        ...(tracing === undefined ? [] : ["traced by X-Ray"]),
        ...permissions.map(({ actions }) => `may ${actions.join(", ")}`),
    ].join("\n");
}

function reached({ exposure, port, discoveryName, queue, runs }: ServicePlan): string {
    if (runs === "jobs") return "jobs alone";
    const ways = [
        ...(port === undefined ? [] : [`${discoveryName ?? ""}:${port}`]),
        ...(exposure === undefined ? [] : [exposure.loadBalancer]),
        ...(queue === undefined ? [] : [queue.fifo ? "its FIFO queue" : "its queue"]),
    ];
    return ways.length === 0 ? "worker" : ways.join("\n");
}

/** Where tasks run, and how they are placed there; of the environment's own instances the placement alone. */
function place({ capacity, compatibility, placement, runs }: ServicePlan): string {
    if (runs === "daemon")
        return ["each instance", ...placement.constraints.map(({ expression }) => expression ?? "")].join("\n");
    const name = strategyText(capacity);
    if (compatibility !== "EC2") return name.replaceAll("), ", ")\n");
    return name === defaultGroup ? placement.name : `${placement.name}\n${name.replaceAll("), ", ")\n")}`;
}

/** What a task reserves, and what of it is for the proxy that AWS adds. */
function taskSize({ cpuUnits, memoryMiB, gpus, proxy }: ServicePlan): string {
    const ofProxy = proxy && [`proxy ${vCpu(proxy.cpuUnits)}`, `proxy ${mebibytes(proxy.memoryMiB)}`];
    const ofGpus = gpus === undefined ? [] : [counted(gpus, "GPU")];
    return [vCpu(cpuUnits), mebibytes(memoryMiB), ...ofGpus, ...(ofProxy ?? [])].join("\n");
}

/** The services: size, place, scaling and what they are linked to. */
export function servicesText({ services }: Plan, context: Context): string {
    const columns = ["service", "task", "placement", "tasks", "reached at", "image", "links"];
    const rows = services.map((service) => [
        service.name,
        taskSize(service),
        place(service),
        scaling(service),
        reached(service),
        image(service),
        links(service),
    ]);
    const used = columns
        .map((head, index) => ({ head, index }))
        .filter(({ index }) => rows.some((row) => row[index] !== ""));
    return table(
        used.map(({ head }) => ({ head })),
        rows.map((row) => used.map(({ index }) => row[index] ?? "")),
        context,
    );
}
