import { daemonsOn } from "./daemons";
import type { InstanceResources } from "./fit";
import type { InstanceGroup } from "./instance-group";
import type { OfferedType } from "./offer";
import type { Workload } from "./workload";

/** An instance of a {@link Cluster}. */
export interface Instance {
    /** Its place in {@link Cluster.instances}. */
    readonly index: number;
    readonly type: OfferedType;
    readonly zone: string;
    /** What no task has reserved yet. */
    readonly left: { -readonly [Resource in keyof InstanceResources]: number };
}

/** The tasks of one service that run on a {@link Cluster}. */
export interface RunningTasks {
    /** How many have started since the simulation began, those that have stopped included. */
    started: number;
    /** By the instance's index; no entry where there is none. */
    readonly onInstance: Map<number, number>;
    /** By the value of an attribute, for each attribute that a strategy of the service spreads over. */
    readonly byAttribute: Map<string, Map<string, number>>;
}

/** Instances and the tasks on them, which change as the simulation goes on. */
export interface Cluster {
    readonly group: InstanceGroup;
    readonly instances: Instance[];
    /** The index of the first instance that may have a network interface left: those before it are full, and not worth a look. */
    firstOpen: number;
    /** How many instances there are, by zone. */
    readonly inZone: Map<string, number>;
    /** By service. */
    readonly running: Map<string, RunningTasks>;
}

/** A cluster without instances. */
export const emptyCluster = (group: InstanceGroup): Cluster => ({
    group,
    instances: [],
    firstOpen: 0,
    inZone: new Map(group.zones.map((zone) => [zone, 0])),
    running: new Map(),
});

/** A cluster with the instances that the group keeps at least, evenly over the zones, and no task. */
export function smallestCluster(group: InstanceGroup): Cluster {
    const cluster = emptyCluster(group);
    const [type] = group.types;
    while (type !== undefined && cluster.instances.length < Math.min(group.min, group.max))
        addInstance(cluster, type, emptiestZone(cluster));
    return cluster;
}

/** A copy that has the same instances with the same room, and of the running tasks those of one service. */
export function copyFor(cluster: Cluster, service: string): Cluster {
    const running = cluster.running.get(service);
    return {
        group: cluster.group,
        instances: cluster.instances.map((instance) => ({ ...instance, left: { ...instance.left } })),
        firstOpen: cluster.firstOpen,
        inZone: new Map(cluster.inZone),
        running: new Map(running === undefined ? [] : [[service, copyOf(running)]]),
    };
}

const copyOf = ({ started, onInstance, byAttribute }: RunningTasks): RunningTasks => ({
    started,
    onInstance: new Map(onInstance),
    byAttribute: new Map([...byAttribute].map(([attribute, counts]) => [attribute, new Map(counts)])),
});

/** The zone with the fewest instances, the first of those: Auto Scaling keeps the zones balanced. Source: Distribute instances across Availability Zones, Amazon EC2 Auto Scaling user guide. */
export function emptiestZone({ group, inZone }: Cluster): string {
    const count = (zone: string) => inZone.get(zone) ?? 0;
    return group.zones.reduce((fewest, zone) => (count(zone) < count(fewest) ? zone : fewest));
}

/** Adds an instance with its daemons, whatever the group's maximum is. */
export function addInstance(cluster: Cluster, type: OfferedType, zone: string): Instance {
    const instance = addBareInstance(cluster, type, zone);
    for (const daemon of daemonsOn(cluster.group, type, zone).running) changeTasks(cluster, daemon, instance, 1);
    return instance;
}

/** Adds an instance on which nothing runs. */
export function addBareInstance(cluster: Cluster, type: OfferedType, zone: string): Instance {
    const instance = { index: cluster.instances.length, type, zone, left: { ...type.offered } };
    cluster.instances.push(instance);
    cluster.inZone.set(zone, (cluster.inZone.get(zone) ?? 0) + 1);
    return instance;
}

/** The running tasks of a service. */
export function runningOf(cluster: Cluster, { service, strategies }: Workload): RunningTasks {
    const known = cluster.running.get(service);
    if (known !== undefined) return known;
    const attributes = strategies.flatMap(({ type, field }) =>
        type === "spread" && field !== undefined && field.startsWith("attribute:") ? [field] : [],
    );
    const running = {
        started: 0,
        onInstance: new Map<number, number>(),
        byAttribute: new Map(attributes.map((attribute) => [attribute, new Map<string, number>()])),
    };
    cluster.running.set(service, running);
    return running;
}

/** The value that an instance has of an attribute which tasks are spread over. Of an unknown attribute all have the same. */
export function attributeValue({ type, zone }: Instance, attribute: string): string {
    if (attribute === "attribute:ecs.availability-zone") return zone;
    return attribute === "attribute:ecs.instance-type" ? type.name : "";
}

const add = <Key>(counts: Map<Key, number>, key: Key, change: number): void => {
    const count = (counts.get(key) ?? 0) + change;
    if (count === 0) counts.delete(key);
    else counts.set(key, count);
};

/** The index of the first instance that has a network interface left. */
export function skipFull(cluster: Cluster): number {
    while ((cluster.instances[cluster.firstOpen]?.left.interfaces ?? 1) < 1) cluster.firstOpen += 1;
    return cluster.firstOpen;
}

/** Puts a task on an instance, or takes one off it. Whether it has room is for the caller to know. */
export function changeTasks(cluster: Cluster, workload: Workload, instance: Instance, change: 1 | -1): void {
    const { left } = instance;
    left.cpuUnits -= change * workload.cpuUnits;
    left.memoryMiB -= change * workload.memoryMiB;
    left.interfaces -= change;
    if (left.gpus !== undefined) left.gpus -= change * workload.gpus;
    const running = runningOf(cluster, workload);
    if (change > 0) running.started += 1;
    else cluster.firstOpen = Math.min(cluster.firstOpen, instance.index);
    add(running.onInstance, instance.index, change);
    for (const [attribute, counts] of running.byAttribute) add(counts, attributeValue(instance, attribute), change);
}
