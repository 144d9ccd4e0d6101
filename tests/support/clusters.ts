import type { Cluster } from "../../model/plan/capacity/cluster";
import type { InstanceGroup } from "../../model/plan/capacity/instance-group";
import { smallestCluster } from "../../model/plan/capacity/cluster";
import type { InstanceResources, ServiceTasks } from "../../model/plan/capacity/fit";
import { placeInTurn, type Outcome } from "../../model/plan/capacity/grow";
import { workloadOf, type PlacedService } from "../../model/plan/capacity/workload";
import { planPlacement } from "../../model/plan/placement";
import type { PlacementSpec } from "../../model/schema/placement";

/** What an instance of the tests offers: 2 vCPU, 4,000 MiB and three interfaces for tasks. */
export const offered: InstanceResources = { cpuUnits: 2048, memoryMiB: 4000, interfaces: 3 };

/** A group of one made-up type in two zones, which starts empty and may have ten instances. */
export const groupWith = ({
    resources = offered,
    ...over
}: Partial<InstanceGroup> & { readonly resources?: InstanceResources } = {}): InstanceGroup => ({
    types: [{ name: "x1.test", architecture: "x86_64", offered: resources }],
    zones: ["a", "b"],
    min: 0,
    max: 10,
    ...over,
});

/** A service whose tasks reserve 0.25 vCPU and 500 MiB. */
export const placedService = (
    name: string,
    placement: PlacementSpec = "az-balanced-spread",
    over: Partial<PlacedService> = {},
): PlacedService => ({ name, cpuUnits: 256, memoryMiB: 500, placement: planPlacement(placement), ...over });

/** A cluster on which so many tasks of each service were placed in turn. */
export function placed(
    group: InstanceGroup,
    ...asked: readonly (readonly [service: PlacedService, tasks: number])[]
): { readonly cluster: Cluster; readonly outcome: Outcome } {
    const cluster = smallestCluster(group);
    const demands = asked.map(([service, tasks]) => ({ workload: workloadOf(service), tasks }));
    return { cluster, outcome: placeInTurn(cluster, demands, { growing: true }) };
}

/** The number of tasks of a service on each instance, in the order in which the instances started. */
export const tasksOnEach = ({ instances, running }: Cluster, service: string): number[] =>
    instances.map(({ index }) => running.get(service)?.onInstance.get(index) ?? 0);

/** The number of tasks of a service in each zone. */
export const tasksInEachZone = (cluster: Cluster, service: string): number[] => {
    const counts = tasksOnEach(cluster, service);
    return cluster.group.zones.map((zone) =>
        cluster.instances.reduce(
            (sum, instance, index) => sum + (instance.zone === zone ? (counts[index] ?? 0) : 0),
            0,
        ),
    );
};

/** The number of all tasks in a list. */
export const total = (tasks: readonly ServiceTasks[]): number =>
    tasks.reduce((sum, { tasks: count }) => sum + count, 0);
