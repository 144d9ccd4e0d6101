import type { Task } from "@aws-sdk/client-ecs";
import { stopReasons, type StopReason } from "../../model/operations/stopped-task";
import type { LiveCluster, LiveService } from "./cluster";
import type { LiveStack } from "./live-stack";
import { allOf, describeInParts, mostAtOnce } from "./pages";

/** What tasks are looked for. */
export interface TaskFilter {
    /** @default - those of every service, and those of none */
    readonly service?: LiveService;
    /** ECS keeps stopped ones for an hour. @default RUNNING */
    readonly desiredStatus?: "RUNNING" | "STOPPED";
}

/** The tasks of a cluster. */
export async function findTasks(
    { aws: { ecs } }: LiveStack,
    { clusterArn: cluster }: LiveCluster,
    { service, desiredStatus = "RUNNING" }: TaskFilter = {},
): Promise<Task[]> {
    const pages = ecs.paginateListTasks({
        cluster,
        desiredStatus,
        ...(service !== undefined && { serviceName: service.serviceName }),
    });
    const arns = await allOf(pages, ({ taskArns }) => taskArns);
    return describeInParts(
        arns,
        mostAtOnce.tasks,
        async (tasks) => (await ecs.describeTasks({ cluster, tasks })).tasks,
    );
}

/** Why tasks of a service failed since a time. */
export async function findStopReasons(
    stack: LiveStack,
    cluster: LiveCluster,
    service: LiveService,
    since?: Date,
): Promise<StopReason[]> {
    const stopped = await findTasks(stack, cluster, { service, desiredStatus: "STOPPED" });
    const recent = stopped.filter(({ stoppedAt }) => since === undefined || (stoppedAt ?? since) >= since);
    return stopReasons(recent);
}
