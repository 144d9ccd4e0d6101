import { counted } from "../words";

/** How many tasks of a service may run during a rolling update. */
export interface RolloutBounds {
    /** The fewest tasks that ECS keeps running: the minimum percent, rounded up. */
    readonly lowest: number;
    /** The most tasks that ECS lets run: the maximum percent, rounded down. */
    readonly highest: number;
}

/** What the percents of a deployment come to. Source: DeploymentConfiguration, ECS API reference, which says how ECS rounds. */
export const boundsOf = (tasks: number, minimumHealthyPercent: number, maximumPercent: number): RolloutBounds => ({
    lowest: Math.ceil((tasks * minimumHealthyPercent) / 100),
    highest: Math.floor((tasks * maximumPercent) / 100),
});

/** Why an update would never end where {@link leavesNoRoom}. */
export function noRoomText(tasks: number, minimumHealthyPercent: number, maximumPercent: number): string {
    const { lowest, highest } = boundsOf(tasks, minimumHealthyPercent, maximumPercent);
    return `with ${counted(tasks, "task")}, ${minimumHealthyPercent} % keeps ${lowest} and ${maximumPercent} % allows ${highest}: no task can be replaced`;
}

/** Whether ECS may neither start a new task nor stop an old one, so that an update would never end. */
export const leavesNoRoom = (tasks: number, { lowest, highest }: RolloutBounds): boolean =>
    tasks > 0 && lowest >= tasks && highest <= tasks;
