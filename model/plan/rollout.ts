import type { DeploymentStrategy } from "../schema/deployment";

/** How an update of a service goes on, from the tasks and instances at hand. */
export interface RolloutPlan {
    readonly service: string;
    readonly strategy: DeploymentStrategy;
    /** The tasks that run, which the update replaces. */
    readonly tasks: number;
    /** The fewest tasks that ECS keeps running: the minimum percent, rounded up; all but where it rolls. */
    readonly lowest: number;
    /** The most tasks that ECS lets run: the maximum percent, rounded down; twice as many but where it rolls. */
    readonly highest: number;
    /** Whether it can finish. */
    readonly possible: boolean;
    /** Why it can't, for a reader; only where it can't. */
    readonly obstacle?: string;
    /** What would let it finish; only where it can't. */
    readonly remedy?: string;
    /** The key of the group on whose instances a new task finds no place; only where it can't finish for that reason. */
    readonly stuckOn?: string;
    /** How many instances that group would have to be allowed for it to finish; only where more instances would help. */
    readonly instancesNeeded?: number;
    /** Instances that have to start for it, because the ones at hand have no room for a new task. */
    readonly extraInstances: number;
    /** How often new tasks start and old ones stop; 0 where no task runs. */
    readonly waves: number;
    /** About how long it takes, in seconds. */
    readonly seconds: number;
}
