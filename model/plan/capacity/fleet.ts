import { addBareInstance, changeTasks, emptyCluster, type Cluster, type Instance } from "./cluster";
import type { InstanceGroup } from "./instance-group";
import type { Fleet, PlacedInstance, ServiceTasks } from "./fit";
import type { Outcome } from "./grow";
import type { Workload } from "./workload";

/**
 * How many instances managed scaling keeps for those that hold tasks: so many that these are the target percent of
 * them, within the group's range. Source: Amazon ECS cluster auto scaling, ECS developer guide.
 */
export function withHeadroom(
    holding: number,
    { min, max }: { readonly min: number; readonly max: number },
    targetPercent: number,
): number {
    return Math.min(Math.max(Math.ceil((holding * 100) / targetPercent), min), Math.max(min, max));
}

/** The tasks on each instance by service, in the order of their names. */
function tasksByInstance({ running }: Cluster): Map<number, ServiceTasks[]> {
    const byInstance = new Map<number, ServiceTasks[]>();
    const services = [...running].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [service, { onInstance }] of services)
        for (const [index, tasks] of onInstance) {
            const placed = byInstance.get(index);
            if (placed === undefined) byInstance.set(index, [{ service, tasks }]);
            else placed.push({ service, tasks });
        }
    return byInstance;
}

const placedInstance = (
    { type: { name, offered }, zone, left }: Instance,
    tasks: readonly ServiceTasks[],
): PlacedInstance => ({
    instanceType: name,
    zone,
    offered,
    reserved: {
        cpuUnits: offered.cpuUnits - left.cpuUnits,
        memoryMiB: offered.memoryMiB - left.memoryMiB,
        interfaces: offered.interfaces - left.interfaces,
        ...(offered.gpus !== undefined && { gpus: offered.gpus - (left.gpus ?? 0) }),
    },
    tasks,
});

/** The share of a resource that no task reserves, in whole percent. */
function unusedPercent(instances: readonly PlacedInstance[], resource: "cpuUnits" | "memoryMiB"): number {
    const sum = (of: "offered" | "reserved") =>
        instances.reduce((total, instance) => total + instance[of][resource], 0);
    const offered = sum("offered");
    return offered === 0 ? 0 : Math.round(((offered - sum("reserved")) * 100) / offered);
}

/**
 * A cluster as plain data: the instances that hold tasks, and as many others as the group keeps at least.
 * Source: Control the instances Amazon ECS terminates, ECS developer guide: tasks of daemons keep no instance.
 */
export function fleetOf(
    cluster: Cluster,
    { unplaced, noPlaces }: Outcome,
    neverPlaced: ReadonlySet<string>,
    targetPercent: number,
): Fleet {
    const { group } = cluster;
    const byInstance = tasksByInstance(cluster);
    const daemons = new Set((group.daemons ?? []).map(({ service }) => service));
    // Managed scaling sees no use in an instance of which nothing but daemons runs.
    const isUsed = (tasks: readonly ServiceTasks[]) => tasks.some(({ service }) => !daemons.has(service));
    const used = [...byInstance.values()].filter(isUsed).length;
    let idle = Math.max(0, group.min - used);
    const instances = cluster.instances.flatMap((instance) => {
        const tasks = byInstance.get(instance.index) ?? [];
        if (!isUsed(tasks) && idle === 0) return [];
        if (!isUsed(tasks)) idle -= 1;
        return [placedInstance(instance, tasks)];
    });
    // A task that fits on no instance says nothing about how many instances are enough: its own check tells of it.
    const noPlace = noPlaces.find(({ service }) => !neverPlaced.has(service)) ?? noPlaces[0];
    return {
        instances,
        instancesWithHeadroom: withHeadroom(used, group, targetPercent),
        unplaced,
        ...(noPlace && { noPlace }),
        unused: {
            cpuPercent: unusedPercent(instances, "cpuUnits"),
            memoryPercent: unusedPercent(instances, "memoryMiB"),
        },
    };
}

/** The cluster that a fleet's plain data describes, so that the simulation can go on from it. */
export function clusterOf(
    group: InstanceGroup,
    instances: readonly PlacedInstance[],
    workloads: readonly Workload[],
): Cluster {
    const cluster = emptyCluster(group);
    const byName = new Map(workloads.map((workload) => [workload.service, workload]));
    for (const { instanceType, zone, tasks } of instances) {
        const type = group.types.find(({ name }) => name === instanceType);
        if (type === undefined) continue;
        const instance = addBareInstance(cluster, type, zone);
        for (const placed of tasks) {
            const workload = byName.get(placed.service);
            for (let task = 0; workload !== undefined && task < placed.tasks; task += 1)
                changeTasks(cluster, workload, instance, 1);
        }
    }
    return cluster;
}
