import { addInstance, attributeValue, changeTasks, emptiestZone, runningOf, skipFull } from "./cluster";
import type { InstanceGroup } from "./instance-group";
import type { Cluster, Instance, RunningTasks } from "./cluster";
import { daemonsOn } from "./daemons";
import type { OfferedType } from "./offer";
import { isEnoughFor, type Workload } from "./workload";

/** Whether a new instance of a type in a zone, on which nothing runs but daemons, takes a task. */
export const wouldTake = (group: InstanceGroup, workload: Workload, type: OfferedType, zone: string): boolean =>
    isEnoughFor(workload, daemonsOn(group, type, zone).left) && workload.admits(type, zone);

/** Lower is better. */
type Rank = (instance: Instance) => number;

/** A number that has nothing to do with its place, and is always the same: random placement has to give the same plan each time. */
function scattered(text: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash >>> 0;
}

/** How each strategy of a service ranks instances. Source: Amazon ECS task placement strategies, ECS developer guide. */
function ranksOf({ service, strategies }: Workload, { started, onInstance, byAttribute }: RunningTasks): Rank[] {
    return strategies.map(({ type, field = "" }): Rank => {
        if (type === "random") return ({ index }) => scattered(`${service} ${started} ${index}`);
        if (type === "binpack") return field === "cpu" ? ({ left }) => left.cpuUnits : ({ left }) => left.memoryMiB;
        const counts = byAttribute.get(field);
        return counts === undefined
            ? ({ index }) => onInstance.get(index) ?? 0
            : (instance) => counts.get(attributeValue(instance, field)) ?? 0;
    });
}

/** Whether the first instance is better by the first strategy that tells the two apart. */
function isBetter(first: Instance, second: Instance, ranks: readonly Rank[]): boolean {
    for (const rank of ranks) {
        const difference = rank(first) - rank(second);
        if (difference !== 0) return difference < 0;
    }
    return false;
}

/**
 * Places a task on the instances that run, as ECS does: of those with the resources, those that meet the constraints;
 * of these the best by the first strategy, of equals the best by the second, and so on; of equals the oldest.
 * Source: Amazon ECS task placement, ECS developer guide.
 * @returns the instance, or undefined where none takes the task
 */
export function startTask(cluster: Cluster, workload: Workload): Instance | undefined {
    const running = runningOf(cluster, workload);
    const ranks = ranksOf(workload, running);
    let best: Instance | undefined;
    for (let index = skipFull(cluster); index < cluster.instances.length; index += 1) {
        const instance = cluster.instances[index];
        if (instance === undefined || !isEnoughFor(workload, instance.left)) continue;
        if (workload.distinct && running.onInstance.has(index)) continue;
        if (!workload.admits(instance.type, instance.zone)) continue;
        if (best === undefined || isBetter(instance, best, ranks)) best = instance;
    }
    if (best !== undefined) changeTasks(cluster, workload, best, 1);
    return best;
}

/**
 * Places a task like {@link startTask}. Where no instance takes it, managed scaling starts instances, each in the zone
 * with the fewest, until one takes the task or the group is at its largest.
 */
export function startTaskGrowing(cluster: Cluster, workload: Workload): Instance | undefined {
    const placed = startTask(cluster, workload);
    if (placed !== undefined) return placed;
    const { types, zones, max } = cluster.group;
    const [preferred] = types;
    const takes = (zone: string) => types.find((type) => wouldTake(cluster.group, workload, type, zone));
    if (preferred === undefined || !zones.some((zone) => takes(zone) !== undefined)) return undefined;
    while (cluster.instances.length < max) {
        const zone = emptiestZone(cluster);
        const type = takes(zone);
        const added = addInstance(cluster, type ?? preferred, zone);
        if (type === undefined) continue;
        changeTasks(cluster, workload, added, 1);
        return added;
    }
    return undefined;
}
