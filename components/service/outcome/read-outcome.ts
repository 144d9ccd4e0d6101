import type { ECS, Service, Task } from "@aws-sdk/client-ecs";
import type { Outcome, StoppedTask } from "./outcome";

/** How many stopped tasks are looked at: DescribeTasks takes so many at once. Source: DescribeTasks, ECS API reference. */
const mostTasks = 100;
/** How many of a service's events are told. */
const mostEvents = 3;

/** Which deployment is asked about. */
export interface Asked {
    readonly cluster: string;
    /** The service's ARN or name. */
    readonly service: string;
    /** The ARN of the task definition that it was to run. */
    readonly taskDefinition: string;
}

const stoppedTask = ({ stoppedReason, containers = [] }: Task): StoppedTask => ({
    reason: stoppedReason ?? "ECS gives no reason",
    containers: containers.flatMap(({ name = "", exitCode, reason }) =>
        (exitCode === undefined || exitCode === 0) && reason === undefined
            ? []
            : [{ name, ...(exitCode !== undefined && { exitCode }), ...(reason !== undefined && { reason }) }],
    ),
});

/** What a service tells of tasks that it can't place, which never are, and so never stop. */
const unplaced = ({ events = [] }: Service): string[] =>
    [...new Set(events.flatMap(({ message }) => (message?.includes("unable to") === true ? [message] : [])))].slice(
        0,
        mostEvents,
    );

/**
 * Asks ECS what became of a deployment: what the service runs now, and why tasks of the task definition that was asked for
 * have stopped. ECS remembers a stopped task for about an hour.
 * @throws Error if ECS does not answer, or refuses
 */
export async function readOutcome(ecs: ECS, { cluster, service, taskDefinition }: Asked): Promise<Outcome> {
    const { services = [] } = await ecs.describeServices({ cluster, services: [service] });
    const [found] = services;
    if (found === undefined) throw new Error("ECS knows no such service");
    const primary = found.deployments?.find(({ status }) => status === "PRIMARY");
    const { serviceDeployments = [] } = await ecs.listServiceDeployments({ cluster, service, maxResults: 1 });
    const [last] = serviceDeployments;
    const { taskArns = [] } = await ecs.listTasks({
        cluster,
        serviceName: service.split("/").at(-1),
        desiredStatus: "STOPPED",
        maxResults: mostTasks,
    });
    const { tasks = [] } =
        taskArns.length === 0 ? {} : await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, mostTasks) });
    return {
        running: primary?.taskDefinition ?? found.taskDefinition ?? "",
        failed: primary?.rolloutState === "FAILED",
        ...(last?.statusReason !== undefined && { says: last.statusReason }),
        stopped: tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === taskDefinition).map(stoppedTask),
        events: unplaced(found),
    };
}
