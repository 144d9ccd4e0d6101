import { changeTasks, runningOf, type Cluster, type Instance } from "./capacity/cluster";
import type { NoPlace } from "./capacity/fit";
import { noPlaceNow } from "./capacity/no-place";
import { startTaskGrowing } from "./capacity/place";
import type { Workload } from "./capacity/workload";
import type { RolloutBounds } from "./rollout-bounds";

/** Where the tasks of a service run. */
export interface TaskRoom {
    /** Starts so many tasks of the new version, or as many as find a place, and tells how many. */
    readonly start: (tasks: number) => number;
    /** Stops so many tasks of the old version. */
    readonly stop: (tasks: number) => void;
    /** How many instances there are now. */
    readonly instances: () => number;
    /** Why no further task finds a place. */
    readonly noPlace: () => NoPlace | undefined;
    /** The key of the group that {@link noPlace} is about, where there are several. */
    readonly fullGroup?: () => string | undefined;
}

/** One round of an update: new tasks start and become healthy, then old ones stop. */
export interface RolloutStep {
    readonly started: number;
    readonly stopped: number;
    /** How many instances there are after the start. */
    readonly instances: number;
}

/** How an update goes on: to its end, or until neither a new task can start nor an old one may stop. */
export interface RolloutCourse {
    readonly steps: readonly RolloutStep[];
    readonly stuck?: { readonly noPlace?: NoPlace; readonly group?: string };
}

/** Fargate, where every task has a place. */
export const unlimitedRoom: TaskRoom = {
    start: (tasks) => tasks,
    stop: () => undefined,
    instances: () => 0,
    noPlace: () => undefined,
};

/** The instances of a cluster, which changes as the update goes on. */
export function instanceRoom(cluster: Cluster, workload: Workload): TaskRoom {
    const old = new Map(runningOf(cluster, workload).onInstance);
    return {
        start: (tasks) => {
            for (let started = 0; started < tasks; started += 1)
                if (startTaskGrowing(cluster, workload) === undefined) return started;
            return tasks;
        },
        stop: (tasks) => stopOld(cluster, workload, old, tasks),
        instances: () => cluster.instances.length,
        noPlace: () => noPlaceNow(cluster, workload),
    };
}

/** How many tasks of a service run in each zone. */
function countByZone(cluster: Cluster, workload: Workload): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [index, tasks] of runningOf(cluster, workload).onInstance) {
        const zone = cluster.instances[index]?.zone ?? "";
        counts.set(zone, (counts.get(zone) ?? 0) + tasks);
    }
    return counts;
}

/**
 * Stops old tasks, each in the zone where most of the service's tasks run, which keeps the zones balanced as ECS does.
 * Source: Amazon ECS task placement strategies, ECS developer guide.
 */
function stopOld(cluster: Cluster, workload: Workload, old: Map<number, number>, tasks: number): void {
    const inZone = countByZone(cluster, workload);
    const count = ({ zone }: Instance) => inZone.get(zone) ?? 0;
    let instances = [...old.keys()].flatMap((index) => cluster.instances[index] ?? []);
    for (let stopped = 0; stopped < tasks; stopped += 1) {
        const [first] = instances;
        if (first === undefined) return;
        const chosen = instances.reduce((a, b) => (count(b) > count(a) ? b : a), first);
        changeTasks(cluster, workload, chosen, -1);
        inZone.set(chosen.zone, count(chosen) - 1);
        const left = (old.get(chosen.index) ?? 0) - 1;
        old.set(chosen.index, left);
        if (left > 0) continue;
        old.delete(chosen.index);
        instances = instances.filter((instance) => instance !== chosen);
    }
}

/** Replaces all tasks, as ECS does: starts as many new ones as it may, waits until they are healthy, stops as many old ones as it may. */
export function rollOut(tasks: number, { lowest, highest }: RolloutBounds, room: TaskRoom): RolloutCourse {
    const steps: RolloutStep[] = [];
    let [old, fresh] = [tasks, 0];
    while (old > 0 || fresh < tasks) {
        const allowed = Math.min(highest - old - fresh, tasks - fresh);
        const started = allowed > 0 ? room.start(allowed) : 0;
        fresh += started;
        const stopped = Math.max(0, Math.min(old, old + fresh - lowest));
        if (started === 0 && stopped === 0) {
            const noPlace = allowed > 0 ? room.noPlace() : undefined;
            const group = room.fullGroup?.();
            return { steps, stuck: { ...(noPlace && { noPlace }), ...(group !== undefined && { group }) } };
        }
        room.stop(stopped);
        old -= stopped;
        steps.push({ started, stopped, instances: room.instances() });
    }
    return { steps };
}

/** Replaces all tasks at once, as ECS does where it moves requests: starts all new ones beside the old ones, and stops these at the end. */
export function replaceAtOnce(tasks: number, room: TaskRoom): RolloutCourse {
    if (tasks === 0) return { steps: [] };
    const started = room.start(tasks);
    const noPlace = started < tasks ? room.noPlace() : undefined;
    if (noPlace !== undefined) {
        const group = room.fullGroup?.();
        return { steps: [], stuck: { noPlace, ...(group !== undefined && { group }) } };
    }
    const instances = room.instances();
    room.stop(tasks);
    return { steps: [{ started: tasks, stopped: tasks, instances }] };
}
