import { stageText } from "../../model/operations/deployment-outcome";
import { shortDigest, imageReference } from "../../model/operations/image-reference";
import { findCluster, findService, findServices } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { findTasks } from "../aws/tasks";
import type { Context } from "../context";
import { mebibytes, vCpu } from "../figures";
import { table } from "../table";
import { indented } from "../wrap";
import { capacityStatus, findInstances, type CapacityStatus } from "./capacity-status";
import { stopReasonsText } from "./outcome-text";
import { serviceStatus, type ImageStatus, type ServiceStatus } from "./service-status";

/** Stands where there is nothing. */
const none = "–";

/** How many events are shown of a service that is not well. */
const eventsOfTroubled = 3;

function imageText(images: readonly ImageStatus[], service: string): string {
    const own = images.find(({ container }) => container === service) ?? images[0];
    if (own === undefined) return none;
    const { tag } = imageReference(own.image);
    return [...(tag === undefined ? [] : [tag]), ...own.digests.map(shortDigest)].join("\n");
}

function targetsText({ targets }: ServiceStatus): string {
    if (targets === undefined) return none;
    const { healthy, moving, unhealthy } = targets;
    const rest = [moving > 0 && `${moving} moving`, unhealthy > 0 && `${unhealthy} unhealthy`].filter(
        (part) => part !== false,
    );
    return [`${healthy} healthy`, ...rest].join("\n");
}

const tasksText = ({ running, desired, pending }: ServiceStatus): string =>
    `${running} of ${desired}${pending > 0 ? `\n${pending} pending` : ""}`;

const deploymentText = ({ deployment: { state, stage, failedTasks } }: ServiceStatus): string =>
    [
        state?.toLowerCase().replaceAll("_", " ") ?? none,
        ...(stage === undefined ? [] : [stageText(stage)]),
        ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
    ].join("\n");

function servicesTable(services: readonly ServiceStatus[], context: Context): string {
    const columns = [
        { head: "service" },
        { head: "state" },
        { head: "tasks run" },
        { head: "revision", align: "right" as const },
        { head: "image" },
        { head: "targets" },
        { head: "deployment" },
    ];
    const rows = services.map((service) => [
        service.name,
        service.condition,
        tasksText(service),
        String(service.revision ?? none),
        imageText(service.images, service.name),
        targetsText(service),
        deploymentText(service),
    ]);
    return table(columns, rows, context);
}

function capacityTable(capacity: readonly CapacityStatus[], context: Context): string {
    const of = (part: number, whole: number, text: (amount: number) => string) =>
        `${text(part)} of ${text(whole)}${whole > 0 ? ` (${Math.round((100 * part) / whole)} %)` : ""}`;
    const columns = [
        { head: "instances of" },
        { head: "instances" },
        { head: "tasks" },
        { head: "CPU reserved" },
        { head: "memory reserved" },
        { head: "AMI" },
    ];
    const rows = capacity.map(({ provider, instances, draining, disconnected, tasks, cpuUnits, memoryMiB, images }) => [
        provider,
        [
            String(instances),
            ...(draining > 0 ? [`${draining} draining`] : []),
            ...(disconnected > 0 ? [`${disconnected} don't report`] : []),
        ].join("\n"),
        String(tasks),
        of(cpuUnits.reserved, cpuUnits.registered, vCpu),
        of(memoryMiB.reserved, memoryMiB.registered, mebibytes),
        images.join("\n") || none,
    ]);
    return table(columns, rows, context);
}

function troubleText(service: ServiceStatus, context: Context): string {
    const { colours, columns } = context;
    const mark = service.condition === "unhealthy" ? colours.red : colours.yellow;
    return [
        `${colours.bold(service.name)}: ${mark(service.condition)}`,
        ...service.reasons.map((reason) => indented(reason, 2, columns)),
        ...stopReasonsText(service.stopReasons, context),
        ...service.events
            .slice(0, eventsOfTroubled)
            .map(({ at = "", message }) => colours.dim(indented(`${at}  ${message}`, 2, columns))),
    ].join("\n");
}

function detailText({ tasks, images, events, taskDefinition }: ServiceStatus, context: Context): string {
    const columns = [
        { head: "task" },
        { head: "status" },
        { head: "health" },
        { head: "revision" },
        { head: "zone" },
        { head: "started" },
    ];
    const rows = tasks.map(({ id, status, health = none, revision, zone = none, startedAt = none }) => [
        id,
        status.toLowerCase(),
        health.toLowerCase(),
        String(revision ?? none),
        zone,
        startedAt,
    ]);
    return [
        ...(rows.length > 0 ? [table(columns, rows, context)] : []),
        "",
        `${taskDefinition}`,
        ...images.map(({ container, image, digests }) =>
            indented(
                `${container}: ${image}${digests.some((digest) => !image.includes(digest)) ? `, runs as ${digests.join(", ")}` : ""}`,
                2,
                context.columns,
            ),
        ),
        "",
        ...events.map(({ at = "", message }) => indented(`${at}  ${message}`, 0, context.columns)),
    ].join("\n");
}

/** Shows how the services of a stack are. */
export async function status(stack: LiveStack, named: string | undefined): Promise<void> {
    const { context, settings } = stack;
    const cluster = await findCluster(stack);
    const found = named === undefined ? await findServices(stack, cluster) : [await findService(stack, cluster, named)];
    const [tasks, instances] = await Promise.all([findTasks(stack, cluster), findInstances(stack, cluster)]);
    const services: ServiceStatus[] = [];
    // One after the other: an account takes few of these calls a second.
    for (const service of found) services.push(await serviceStatus(stack, cluster, service, tasks));
    const capacity = capacityStatus(instances);
    const troubled = services.filter(({ condition }) => condition === "unhealthy");
    if (troubled.length > 0) context.fail();
    if (context.json)
        return context.printJson({
            stack: stack.stack,
            region: settings.region,
            cluster: cluster.clusterName,
            healthy: troubled.length === 0,
            services,
            capacity,
        });
    context.print(`${context.colours.bold(stack.stack)}: cluster ${cluster.clusterName} in ${settings.region}`);
    context.print(services.length === 0 ? "It has no services." : servicesTable(services, context));
    if (capacity.length > 0) context.print(capacityTable(capacity, context));
    const [only] = services;
    if (named !== undefined && only !== undefined) context.print(detailText(only, context));
    for (const service of services) if (service.reasons.length > 0) context.print(`\n${troubleText(service, context)}`);
}
