import type { InstanceGroup } from "./instance-group";
import type { Fleet, PlacedInstance, ServiceTasks, ZoneLoss } from "./fit";
import { clusterOf } from "./fleet";
import { placeInTurn, type Demand } from "./grow";
import type { Workload } from "./workload";

/** How many tasks of each service are on some instances. */
function tasksOn(instances: readonly PlacedInstance[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { tasks } of instances)
        for (const { service, tasks: count } of tasks) counts.set(service, (counts.get(service) ?? 0) + count);
    return counts;
}

/** What happens to the tasks of a fleet when a zone is lost: first the instances in the other zones take them, then the group grows there. */
export function loseZone(zone: string, group: InstanceGroup, fleet: Fleet, workloads: readonly Workload[]): ZoneLoss {
    const left = fleet.instances.filter((instance) => instance.zone !== zone);
    const ended = tasksOn(fleet.instances.filter((instance) => instance.zone === zone));
    const running = tasksOn(left);
    const demands: Demand[] = workloads.flatMap((workload) => {
        const tasks = ended.get(workload.service) ?? 0;
        // A daemon's task ends with its instance, and is needed nowhere else.
        return tasks === 0 || workload.daemon === true ? [] : [{ workload, tasks }];
    });
    const others = { ...group, zones: group.zones.filter((other) => other !== zone) };
    const cluster = clusterOf(others, left, workloads);
    const waiting = placeInTurn(cluster, demands, { growing: false }).unplaced;
    const homeless = placeInTurn(cluster, stillWaiting(demands, waiting), { growing: true }).unplaced;
    return {
        zone,
        lost: demands.map(({ workload: { service }, tasks }) => ({ service, tasks })),
        waiting,
        homeless,
        down: demands.map(({ workload: { service } }) => service).filter((service) => !running.has(service)),
    };
}

const stillWaiting = (demands: readonly Demand[], waiting: readonly ServiceTasks[]): Demand[] =>
    demands.flatMap(({ workload }) => {
        const tasks = waiting.find(({ service }) => service === workload.service)?.tasks;
        return tasks === undefined ? [] : [{ workload, tasks }];
    });
