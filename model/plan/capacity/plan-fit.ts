import { instanceType } from "../../aws/instance-types";
import { written } from "../../written-path";
import type { ServicePlan } from "../service";
import { smallestCluster, type Cluster } from "./cluster";
import type { InstanceGroup } from "./instance-group";
import type { CapacityFit, Fleet, NoPlace, ServiceTasks } from "./fit";
import { fleetOf, withHeadroom } from "./fleet";
import { groupPath, type GroupPlan } from "./group";
import { placeInTurn, simulated, wholeNumber, withinSimulation, type Demand, type Outcome } from "./grow";
import { jobRooms, jobServicesOn, roomsOn } from "./job-room";
import { noPlaceEver } from "./no-place";
import { keptMemory, offerOf, type OfferedType } from "./offer";
import { shareTasks } from "./strategy";
import { unknownConstraints, workloadOf } from "./workload";
import { loseZone } from "./zone-loss";

/** The Auto Scaling group as the simulator sees it. Types that are not known are left out, and without a zone all: checks tell of that. */
export function groupOf(
    capacity: GroupPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
): InstanceGroup {
    const trunking = capacity.trunking !== "off";
    return {
        types: zones.length === 0 ? [] : capacity.instanceTypes.flatMap((name) => offerOf(name, { trunking }) ?? []),
        zones,
        min: wholeNumber(capacity.min, simulated.instances),
        max: wholeNumber(capacity.max, simulated.instances),
        daemons: servicesOn(capacity, services)
            .filter(({ runs }) => runs === "daemon")
            .map(workloadOf),
    };
}

/** The services of which tasks run on a group's instances. */
export const servicesOn = ({ key }: Pick<GroupPlan, "key">, services: readonly ServicePlan[]): ServicePlan[] =>
    services.filter(({ capacity }) => capacity.some(({ provider }) => provider === key));

/** The services whose tasks no instance takes, even an empty one, and why: the task is too big, or its constraints refuse all. */
export function neverPlaced(
    capacity: GroupPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
): NoPlace[] {
    const group = groupOf(capacity, zones, services);
    if (group.types.length === 0) return [];
    return servicesOn(capacity, services).flatMap((service) => noPlaceEver(group, workloadOf(service)) ?? []);
}

/** One of the numbers of tasks that a service has. */
export type TaskCount = "min" | "desired" | "max";

/** How many tasks of a service run: never more than its max, whatever else is written. */
export const tasksOf = ({ scaling }: ServicePlan, count: TaskCount): number => Math.min(scaling[count], scaling.max);

/** How many tasks of a service ECS finds places for on a group's instances. A daemon's come with each instance. */
export const tasksOn = ({ key }: Pick<GroupPlan, "key">, service: ServicePlan, count: TaskCount): number =>
    service.runs === "daemon" ? 0 : (shareTasks(service.capacity, tasksOf(service, count)).get(key) ?? 0);

const demandsFor = (capacity: GroupPlan, services: readonly ServicePlan[], count: TaskCount): Demand[] =>
    withinSimulation(
        services.map((service) => ({ workload: workloadOf(service), tasks: tasksOn(capacity, service, count) })),
    );

function place(group: InstanceGroup, demands: readonly Demand[]): [Cluster, Outcome] {
    const cluster = smallestCluster(group);
    return [cluster, placeInTurn(cluster, demands, { growing: true })];
}

/** Simulates how ECS places the tasks of all services on a group's instances, and what comes of it. */
export function planFit(capacity: GroupPlan, zones: readonly string[], services: readonly ServicePlan[]): CapacityFit {
    const group = groupOf(capacity, zones, services);
    const [type] = group.types;
    const placed = servicesOn(capacity, services);
    if (type === undefined) return noFit(capacity);
    const target = capacity.targetCapacityPercent;
    const workloads = placed.map(workloadOf);
    const never = new Set(neverPlaced(capacity, zones, services).map(({ service }) => service));
    const [smallest, atMin] = place(group, demandsFor(capacity, placed, "min"));
    const desired = demandsFor(capacity, placed, "desired");
    const [cluster, atDesired] = place(group, desired);
    const desiredFleet = fleetOf(cluster, atDesired, never, target);
    const withJobs = jobServicesOn(capacity, services);
    const besideDesired = roomsOn(cluster, withJobs);
    const atMax = both(
        atDesired,
        placeInTurn(cluster, growth(desired, demandsFor(capacity, placed, "max")), { growing: true }),
    );
    const firstToFail = atMax.noPlaces.find(({ service }) => !never.has(service));
    return {
        group: capacity.key,
        instanceType: type.name,
        offered: type.offered,
        atMin: fleetOf(smallest, atMin, never, target),
        atDesired: desiredFleet,
        atMax: fleetOf(cluster, atMax, never, target),
        zoneLosses: zones.map((zone) => loseZone(zone, group, desiredFleet, workloads)),
        ...(firstToFail && { firstToFail }),
        tooSmallTypes: tooSmallTypes(group, desiredFleet, desired),
        jobs: jobRooms(withJobs, besideDesired, roomsOn(cluster, withJobs)),
        assumptions: placed.length === 0 ? [] : assumptionsOf(capacity, group, placed),
    };
}

/** What is said where nothing is known of the instances. */
function noFit({ key, min, max, targetCapacityPercent, instanceTypes }: GroupPlan): CapacityFit {
    const nothing: Fleet = {
        instances: [],
        instancesWithHeadroom: withHeadroom(0, { min, max }, targetCapacityPercent),
        unplaced: [],
        unused: { cpuPercent: 0, memoryPercent: 0 },
    };
    return {
        group: key,
        instanceType: instanceTypes[0] ?? "",
        offered: { cpuUnits: 0, memoryMiB: 0, interfaces: 0 },
        atMin: nothing,
        atDesired: nothing,
        atMax: nothing,
        zoneLosses: [],
        tooSmallTypes: [],
        jobs: [],
        assumptions: [],
    };
}

/** The tasks that are added as each service goes from one number to another. */
const growth = (from: readonly Demand[], to: readonly Demand[]): Demand[] =>
    to.map(({ workload, tasks }, index) => ({ workload, tasks: Math.max(0, tasks - (from[index]?.tasks ?? 0)) }));

/** What came of placing tasks twice. */
function both(first: Outcome, second: Outcome): Outcome {
    const counts = new Map(first.unplaced.map(({ service, tasks }) => [service, tasks]));
    for (const { service, tasks } of second.unplaced) counts.set(service, (counts.get(service) ?? 0) + tasks);
    const unplaced: ServiceTasks[] = [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([service, tasks]) => ({ service, tasks }));
    const told = new Set(first.noPlaces.map(({ service }) => service));
    return { unplaced, noPlaces: [...first.noPlaces, ...second.noPlaces.filter(({ service }) => !told.has(service))] };
}

/**
 * How many instances it takes to place all tasks, up to {@link simulated}: the smallest maximum of the group that is
 * enough, or undefined where tasks stay without a place all the same.
 */
export function instancesFor(
    count: TaskCount,
    capacity: GroupPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
): number | undefined {
    const group = { ...groupOf(capacity, zones, services), max: simulated.instances };
    const fitting = servicesOn(capacity, services).filter(
        (service) => noPlaceEver(group, workloadOf(service)) === undefined,
    );
    const [cluster, { unplaced }] = place(group, demandsFor(capacity, fitting, count));
    return unplaced.length === 0 ? cluster.instances.length : undefined;
}

/** The types that can't hold the desired tasks by themselves within the group's maximum. */
function tooSmallTypes(group: InstanceGroup, fleet: Fleet, desired: readonly Demand[]): string[] {
    const [first] = group.types;
    const constrained = desired.some(({ workload }) => workload.expressions.length > 0);
    const isTooSmall = (type: OfferedType): boolean => {
        if (type === first)
            return fleet.unplaced.length > 0 || fleet.instances.some(({ instanceType: name }) => name !== type.name);
        // What offers no less than the first type, on which all fits, takes what that one takes.
        if (!constrained && first !== undefined && !isTooSmall(first) && offersNoLess(type, first)) return false;
        return place({ ...group, types: [type] }, desired)[1].unplaced.length > 0;
    };
    return group.types.filter(isTooSmall).map(({ name }) => name);
}

const offersNoLess = ({ offered: a }: OfferedType, { offered: b }: OfferedType): boolean =>
    a.cpuUnits >= b.cpuUnits &&
    a.memoryMiB >= b.memoryMiB &&
    a.interfaces >= b.interfaces &&
    (a.gpus ?? 0) >= (b.gpus ?? 0);

/** Which of its types a group is taken to have. */
const chosenType = ({ managed, key }: GroupPlan, type = ""): string =>
    managed === true
        ? `Every instance is of the type ${type}, unless a task needs another; ECS chooses of all that are named, and where it can it spreads the tasks of a service over three instances in different zones, so that more may run.`
        : `Every instance is of the type ${type}, the first of ${written(groupPath(key))}.instanceTypes, unless a task needs another.`;

function assumptionsOf(capacity: GroupPlan, group: InstanceGroup, services: readonly ServicePlan[]): string[] {
    const [preferred] = group.types;
    const guessed =
        capacity.trunking === "off"
            ? []
            : group.types.filter(({ name }) => instanceType(name)?.trunkedTasksDocumented === false);
    const total = services.reduce((sum, service) => sum + tasksOn(capacity, service, "max"), 0);
    return [
        chosenType(capacity, preferred?.name),
        `The operating system and the ECS agent keep ${keptMemory.percent} % and ${keptMemory.mebibytes} MiB of an instance's memory.`,
        "Services start their tasks in turn, in the order of their names: the first task of each, then the second of each.",
        ...(group.daemons ?? []).map(
            ({ service }) => `Each instance starts a task of ${service} first, and stops it last.`,
        ),
        ...(jobServicesOn(capacity, services).length > 0
            ? ["Jobs run one at a time, each beside the tasks of all services."]
            : []),
        "A new instance starts in the zone with the fewest, and only where no other takes the task.",
        ...guessed
            .filter(({ name }) => (instanceType(name)?.trunkedTasks ?? 0) > 0)
            .map(
                ({ name, offered }) =>
                    `${name} takes ${offered.interfaces} tasks with trunking, which is EKS's number: ECS's is at least as high.`,
            ),
        ...services.flatMap(unknownConstraints),
        ...(total > simulated.tasks ? [`Only ${simulated.tasks} of the ${total} tasks are looked at.`] : []),
        ...(capacity.managed !== true && capacity.max > simulated.instances
            ? [`Only ${simulated.instances} of the ${capacity.max} instances are looked at.`]
            : []),
    ];
}
