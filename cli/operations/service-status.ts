import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import { endOfArn } from "../../model/aws/arn";
import { deploymentOutcome } from "../../model/operations/deployment-outcome";
import { imageReference } from "../../model/operations/image-reference";
import {
    primaryOf,
    revisionOf,
    serviceState,
    type Condition,
    type TargetCounts,
} from "../../model/operations/service-state";
import type { StopReason } from "../../model/operations/stopped-task";
import type { LiveCluster, LiveService } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { movingDeployment } from "../aws/service-deployments";
import { findStopReasons } from "../aws/tasks";

/** An image of a service's task definition. */
export interface ImageStatus {
    readonly container: string;
    readonly image: string;
    /** What the running tasks use, which for an image that is not pinned only they know. */
    readonly digests: readonly string[];
}

/** A task that runs. */
export interface TaskStatus {
    readonly id: string;
    readonly status: string;
    readonly health?: string;
    readonly revision?: number;
    readonly zone?: string;
    readonly startedAt?: string;
}

/** How a service is. */
export interface ServiceStatus {
    readonly name: string;
    /** Its name on AWS. */
    readonly serviceName: string;
    readonly condition: Condition;
    readonly reasons: readonly string[];
    readonly desired: number;
    readonly running: number;
    readonly pending: number;
    readonly taskDefinition: string;
    readonly revision?: number;
    readonly images: readonly ImageStatus[];
    readonly deployment: {
        readonly state?: string;
        readonly reason?: string;
        /** Where it is, of one that moves requests from one target group to the other. */
        readonly stage?: string;
        readonly failedTasks: number;
    };
    /** Undefined for a service behind no load balancer. */
    readonly targets?: TargetCounts;
    readonly tasks: readonly TaskStatus[];
    /** The newest first. */
    readonly events: readonly { readonly at?: string; readonly message: string }[];
    /** Why tasks failed within the last hour; only where something is wrong. */
    readonly stopReasons: readonly StopReason[];
}

/** How many events are told of a service. */
const mostEvents = 10;

/** The states of a target. Source: TargetHealth, Elastic Load Balancing API reference (v2). */
const kindsOfTargets: Readonly<Record<string, keyof TargetCounts>> = {
    healthy: "healthy",
    initial: "moving",
    draining: "moving",
    unused: "moving",
};

async function countTargets(
    { aws }: LiveStack,
    { loadBalancers = [] }: LiveService,
): Promise<TargetCounts | undefined> {
    const arns = loadBalancers
        .flatMap(({ targetGroupArn, advancedConfiguration }) => [
            targetGroupArn,
            advancedConfiguration?.alternateTargetGroupArn,
        ])
        .flatMap((arn) => arn ?? []);
    if (arns.length === 0) return undefined;
    const counts = { healthy: 0, moving: 0, unhealthy: 0 };
    for (const TargetGroupArn of arns) {
        const { TargetHealthDescriptions: targets = [] } = await aws.loadBalancing.describeTargetHealth({
            TargetGroupArn,
        });
        for (const { TargetHealth } of targets) counts[kindsOfTargets[TargetHealth?.State ?? ""] ?? "unhealthy"]++;
    }
    return counts;
}

const imagesOf = ({ containerDefinitions = [] }: TaskDefinition, tasks: readonly Task[]): ImageStatus[] =>
    containerDefinitions.map(({ name = "", image = "" }) => {
        const pinned = imageReference(image).digest;
        const used = tasks
            .flatMap(({ containers = [] }) => containers.filter((container) => container.name === name))
            .flatMap(({ imageDigest }) => imageDigest ?? []);
        return { container: name, image, digests: pinned === undefined ? [...new Set(used)].sort() : [pinned] };
    });

const taskStatus = (task: Task): TaskStatus => ({
    id: endOfArn(task.taskArn),
    status: task.lastStatus ?? "UNKNOWN",
    ...(task.healthStatus !== undefined && task.healthStatus !== "UNKNOWN" && { health: task.healthStatus }),
    ...(revisionOf(task.taskDefinitionArn) !== undefined && { revision: revisionOf(task.taskDefinitionArn) }),
    ...(task.availabilityZone !== undefined && { zone: task.availabilityZone }),
    ...(task.startedAt && { startedAt: task.startedAt.toISOString() }),
});

/**
 * How a service is.
 * @param tasks the tasks of the cluster that run
 */
export async function serviceStatus(
    stack: LiveStack,
    cluster: LiveCluster,
    service: LiveService,
    tasks: readonly Task[],
): Promise<ServiceStatus> {
    const own = tasks.filter(({ group }) => group === `service:${service.serviceName}`);
    const targets = await countTargets(stack, service);
    const { taskDefinition: definition } =
        service.taskDefinition === undefined
            ? { taskDefinition: undefined }
            : await stack.aws.ecs.describeTaskDefinition({ taskDefinition: service.taskDefinition });
    const moving = await movingDeployment(stack, service);
    const { condition, reasons } = serviceState(service, targets, moving && deploymentOutcome(moving).text);
    const primary = primaryOf(service);
    const revision = revisionOf(service.taskDefinition);
    const troubled = condition === "unhealthy" || (primary?.failedTasks ?? 0) > 0;
    return {
        name: service.name,
        serviceName: service.serviceName,
        condition,
        reasons,
        desired: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        taskDefinition: service.taskDefinition ?? "",
        ...(revision !== undefined && { revision }),
        images: definition === undefined ? [] : imagesOf(definition, own),
        deployment: {
            ...(primary?.rolloutState !== undefined && { state: primary.rolloutState }),
            ...(primary?.rolloutStateReason !== undefined && { reason: primary.rolloutStateReason }),
            ...(moving?.lifecycleStage !== undefined && { stage: moving.lifecycleStage }),
            failedTasks: primary?.failedTasks ?? 0,
        },
        ...(targets && { targets }),
        tasks: own.map(taskStatus).sort((a, b) => (a.id < b.id ? -1 : 1)),
        events: (service.events ?? []).slice(0, mostEvents).map(({ createdAt, message = "" }) => ({
            ...(createdAt && { at: createdAt.toISOString() }),
            message,
        })),
        stopReasons: troubled ? await findStopReasons(stack, cluster, service) : [],
    };
}
