import type { Plan } from "../../model/plan/plan";
import type { BlockVolumePlan } from "../../model/plan/block-volume";
import type { CachePlan } from "../../model/plan/cache";
import type { JobPlan } from "../../model/plan/job";
import type { LogDestination } from "../../model/plan/logging";
import type { DatabasePlan } from "../../model/plan/database";
import { permissionText } from "../../model/plan/permission";
import type { QueuePlan } from "../../model/plan/queue";
import { publicationTexts } from "../../model/plan/publication-text";
import { tableText } from "../../model/plan/table-text";
import type { RulePlan } from "../../model/plan/routes/rules";
import { stepsText, trackedText } from "../../model/plan/scaling-text";
import type { ServicePlan } from "../../model/plan/service";
import type { VolumePlan } from "../../model/plan/volume";
import { subscriptionText } from "../../model/plan/subscription-text";
import type { TaskSize } from "../../model/plan/task-size";
import { counted, dollars, duration, memory, processors, range } from "../amounts";
import { join, markup, type Content, type Markup } from "../markup";
import { capacityName, sharesText, targetText } from "../names";
import { facts } from "../section";

const code = (text: string): Markup => markup`<code>${text}</code>`;

/** The paths of a rule, after its host; `any path` where only the host counts. */
const ruleText = ({ host, paths }: RulePlan): Content =>
    join(paths.length > 0 ? paths.map((path) => code(`${host ?? ""}${path}`)) : [code(host ?? "any")], " ");

/** How a queue treats a message that is not deleted: hidden, tried again, and put aside. */
const queueText = ({ fifo, visibilityTimeoutSeconds, maxReceives }: QueuePlan): string =>
    `${fifo ? "FIFO, " : ""}a message is hidden for ${duration(visibilityTimeoutSeconds)}, and dead after ${counted(maxReceives, "receive")}`;

/** A job, and when it runs. */
const jobText = ({ name, beforeDeployment, schedule }: JobPlan): string =>
    beforeDeployment
        ? `${name} before each deployment`
        : schedule
          ? `${name} at ${schedule.expression} ${schedule.timezone}${schedule.paused ? " (paused)" : ""}`
          : `${name} by hand`;

/** A volume, where it is found and where its files are. */
const volumeText = ({ name, path, readOnly, fileSystem }: VolumePlan): Markup =>
    markup`${name} at ${code(path)}${readOnly ? ", read only" : ""}, in ${fileSystem.kind === "own" ? "a file system of its own" : code(fileSystem.id)}`;

/** The disk that each task has. */
const diskText = ({ path, sizeGiB, type }: BlockVolumePlan): Markup =>
    markup`${sizeGiB} GiB of ${type} at ${code(path)}`;

/** A cache's nodes. */
const cacheText = ({ nodeType, replicas, engineVersion }: CachePlan): Markup =>
    markup`Valkey ${engineVersion} on ${code(nodeType)}, ${replicas === 0 ? "one node" : counted(replicas, "replica")}`;

/** The database of a service, how large it is and how far back it can be restored. */
const databaseText = ({ version, compute, multiZone, backupRetentionDays }: DatabasePlan): Markup => {
    const backups = `backups of ${counted(backupRetentionDays, "day")}`;
    return compute.kind === "instance"
        ? markup`PostgreSQL ${version}, ${code(compute.instanceClass)}, ${compute.storageGiB} GiB${multiZone ? ", with a standby in another zone" : ""}, ${backups}`
        : markup`PostgreSQL ${version}, Aurora Serverless of ${range(compute.minCapacity, compute.maxCapacity)} capacity units${multiZone ? ", with a reader in another zone" : ""}, ${backups}`;
};

/** Where logs go on to. */
const destinationText = (to: LogDestination): Markup =>
    to.kind === "firehose"
        ? markup`by a log router to Firehose, ${code(to.stream)}`
        : to.kind === "s3"
          ? markup`by a log router to S3, ${code(`${to.bucket}/${to.prefix}`)}`
          : markup`by a log router to ${code(to.host)}`;

/** How large a task is: `0.25 vCPU, 512 MiB`. */
const sizeText = ({ cpuUnits, memoryMiB }: TaskSize): string => `${processors(cpuUnits)}, ${memory(memoryMiB)}`;

/** What changes the number of tasks, or that it is fixed. */
export function scalingReasons({ runs, scaling }: ServicePlan): readonly string[] {
    if (runs === "daemon") return ["one an instance"];
    const aims = scaling.targets.map(targetText);
    const times = scaling.schedule.length > 0 ? [counted(scaling.schedule.length, "scheduled change")] : [];
    const others = [...scaling.metrics.map(trackedText), ...scaling.steps.map(stepsText)];
    const reasons = [...aims, ...others, ...times];
    return reasons.length > 0 ? reasons : ["fixed"];
}

/** The cost lines that are a service's own. What services share, such as instances, has no service in its key. */
function costOf({ cost }: Plan, service: string): Content {
    const own = cost.lines.filter(({ key }) => key.split("/").includes(service));
    const usd = own.reduce((sum, { monthlyUsd }) => sum + (monthlyUsd?.desired ?? 0), 0);
    return usd > 0 ? `${dollars(usd)} a month` : "shares the instances";
}

function details(plan: Plan, service: ServicePlan): Markup {
    const { name, exposure, calls, scaling, placement, capacity, sidecars, queue, table, database } = service;
    const rollout = plan.rollouts.find((each) => each.service === name);
    return markup`
        <article class="details" id="details-${name}" hidden>
            <h3>${name}</h3>
            ${facts([
                ["Routes", exposure ? join(exposure.rules.map(ruleText), " ") : "none"],
                ["Load balancer", exposure?.loadBalancer],
                ["Size of a task", sizeText(service)],
                ["Proxy’s share of it", service.proxy && sizeText(service.proxy)],
                ["Tasks", range(scaling.min, scaling.max)],
                ["To start with", scaling.max > scaling.min && counted(scaling.desired, "task")],
                ["Scaling", scalingReasons(service).join(", ")],
                ["Runs on", sharesText(capacity) || capacityName(capacity)],
                ["Placement", service.compatibility === "EC2" && placement.name],
                ["Volumes", join(service.volumes.map(volumeText), "; ")],
                ["Disk of a task", service.blockVolume && diskText(service.blockVolume)],
                ["Logs", service.logDestination && destinationText(service.logDestination)],
                ["Traces", service.tracing && "to X-Ray, by a collector in each task"],
                ["Sidecars", sidecars.map((sidecar) => sidecar.name).join(", ")],
                ["Calls", calls.map((call) => call.service).join(", ")],
                ["Called by", service.calledBy.join(", ")],
                ["Jobs", join(service.jobs.map(jobText), "; ")],
                ["Database", database && databaseText(database)],
                ["Queue", queue && queueText(queue)],
                ["Table", table && tableText(table)],
                ["Cache", service.cache && cacheText(service.cache)],
                ["Sends to", service.sends.map((send) => send.service).join(", ")],
                ["Publishes", publicationTexts(service).join(", ")],
                ["Subscribes to", service.subscribes.map(subscriptionText).join(", ")],
                ["May beside that", service.permissions.map(permissionText).join("; ")],
                ["Update", rollout && (rollout.possible ? `about ${duration(rollout.seconds)}` : "can’t finish")],
                ["Cost", costOf(plan, name)],
            ])}
            <p><a href="#service-${name}">Its row in the table of services</a></p>
        </article>`;
}

/** What is told of each service when it is pointed at in the picture. */
export const serviceDetails = (plan: Plan): Content => plan.services.map((service) => details(plan, service));
