import { stageText } from "../../model/operations/deployment-outcome";
import { shortDigest, imageReference } from "../../model/operations/image-reference";
import { findCluster, findServices, type LiveCluster, type LiveService } from "../aws/cluster";
import { findFunctions, findServiceOrFunction, type LiveFunction } from "../aws/functions";
import type { LiveStack } from "../aws/live-stack";
import { findTasks } from "../aws/tasks";
import type { Context } from "../context";
import { duration, mebibytes, vCpu } from "../figures";
import { table } from "../table";
import { indented } from "../wrap";
import { capacityStatus, findInstances, type CapacityStatus } from "./capacity-status";
import { functionStatus, type FunctionStatus } from "./function-status";
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

function functionsTable(functions: readonly FunctionStatus[], context: Context): string {
    const columns = ["function", "state", "run", "at once", "code", "changed", "events"].map((head) => ({ head }));
    const rows = functions.map((lambda) => [
        lambda.name,
        lambda.condition,
        `${mebibytes(lambda.memoryMiB)}, up to ${duration(lambda.timeoutSeconds)}`,
        lambda.reservedConcurrency === undefined ? "the account's" : String(lambda.reservedConcurrency),
        lambda.code.slice(0, 12) || none,
        lambda.changedAt ?? none,
        lambda.events.map(({ state }) => state.toLowerCase()).join("\n") || none,
    ]);
    return table(columns, rows, context);
}

/** What is wrong or going on, under the name of what it is of. */
function reasonsText(
    { name, condition, reasons }: Pick<ServiceStatus | FunctionStatus, "name" | "condition" | "reasons">,
    { colours, columns }: Context,
): string[] {
    const mark = condition === "unhealthy" ? colours.red : colours.yellow;
    return [`${colours.bold(name)}: ${mark(condition)}`, ...reasons.map((reason) => indented(reason, 2, columns))];
}

function troubleText(service: ServiceStatus, context: Context): string {
    const { colours, columns } = context;
    return [
        ...reasonsText(service, context),
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

const functionText = ({ functionName, architecture, logGroup, events }: FunctionStatus): string =>
    [
        "",
        `${functionName}, on ${architecture}, writes to ${logGroup}`,
        ...events.map(({ queue, state }) => `${queue}: ${state.toLowerCase()}`),
    ].join("\n");

/** What is looked at: all services and functions of a stack, or the one that is named. */
async function lookedAt(
    stack: LiveStack,
    cluster: LiveCluster,
    named: string | undefined,
): Promise<{ readonly services: readonly LiveService[]; readonly functions: readonly LiveFunction[] }> {
    if (named === undefined)
        return { services: await findServices(stack, cluster), functions: await findFunctions(stack) };
    const found = await findServiceOrFunction(stack, cluster, named);
    return "service" in found
        ? { services: [found.service], functions: [] }
        : { services: [], functions: [found.lambda] };
}

/** Shows how the services and functions of a stack are. */
export async function status(stack: LiveStack, named: string | undefined): Promise<void> {
    const { context, settings } = stack;
    const cluster = await findCluster(stack);
    const found = await lookedAt(stack, cluster, named);
    const [tasks, instances] = await Promise.all([findTasks(stack, cluster), findInstances(stack, cluster)]);
    const services: ServiceStatus[] = [];
    // One after the other: an account takes few of these calls a second.
    for (const service of found.services) services.push(await serviceStatus(stack, cluster, service, tasks));
    const functions: FunctionStatus[] = [];
    for (const lambda of found.functions) functions.push(await functionStatus(stack, lambda));
    const capacity = capacityStatus(instances);
    const troubled = [...services, ...functions].filter(({ condition }) => condition === "unhealthy");
    if (troubled.length > 0) context.fail();
    if (context.json)
        return context.printJson({
            stack: stack.stack,
            region: settings.region,
            cluster: cluster.clusterName,
            healthy: troubled.length === 0,
            services,
            functions,
            capacity,
        });
    context.print(`${context.colours.bold(stack.stack)}: cluster ${cluster.clusterName} in ${settings.region}`);
    if (services.length > 0) context.print(servicesTable(services, context));
    else if (functions.length === 0) context.print("It has no services.");
    if (functions.length > 0) context.print(functionsTable(functions, context));
    if (capacity.length > 0) context.print(capacityTable(capacity, context));
    const [[only], [lambda]] = [services, functions];
    if (named !== undefined && only !== undefined) context.print(detailText(only, context));
    if (named !== undefined && lambda !== undefined) context.print(functionText(lambda));
    for (const service of services) if (service.reasons.length > 0) context.print(`\n${troubleText(service, context)}`);
    for (const each of functions)
        if (each.reasons.length > 0) context.print(`\n${reasonsText(each, context).join("\n")}`);
}
