import { addressesPerLoadBalancer, reservedAddressesPerSubnet } from "../aws/limits";
import { groupNamed } from "./capacity/capacity";
import type { CapacityFit } from "./capacity/fit";
import type { GroupPlan } from "./capacity/group";
import { shareTasks } from "./capacity/strategy";
import { waitingInstances } from "./capacity/warm-pool";
import type { NetworkPlan } from "./network";
import type { Plan } from "./plan";
import type { ServicePlan } from "./service";

/** The addresses that a subnet of each zone has to give, and those that are asked of it. */
export interface SubnetAddresses {
    /** Without the ones that AWS keeps. */
    readonly available: number;
    readonly needed: number;
}

/** How many tasks run of those that are asked for: on instances, no more than the largest groups have interfaces for. */
export function runningTasks({ services, capacity, fits }: Plan, tasksOf: (service: ServicePlan) => number): number {
    const asked = new Map<string, number>();
    for (const service of services)
        for (const [provider, tasks] of shareTasks(service.capacity, tasksOf(service)))
            asked.set(provider, (asked.get(provider) ?? 0) + tasks);
    return [...asked].reduce((total, [provider, tasks]) => {
        const group = groupNamed(capacity, provider);
        const interfaces = fits.find((fit) => fit.group === provider)?.offered.interfaces ?? 0;
        return total + (group === undefined ? tasks : Math.min(tasks, group.max * interfaces));
    }, 0);
}

/** A number of instances at least, and at most. */
export interface InstanceRange {
    readonly min: number;
    readonly max: number;
}

/** How many instances a group has. Of those that ECS manages there is no most: it is as many as the tasks need. */
const rangeOf = ({ key, managed, min, max }: GroupPlan, fits: readonly CapacityFit[]): InstanceRange => ({
    min,
    max: managed === true ? (fits.find(({ group }) => group === key)?.atMax.instancesWithHeadroom ?? 0) : max,
});

const sumOf = (ranges: readonly InstanceRange[]): InstanceRange => ({
    min: ranges.reduce((sum, { min }) => sum + min, 0),
    max: ranges.reduce((sum, { max }) => sum + max, 0),
});

/** How many instances all groups have at least, and at most. */
export const instanceRange = ({ capacity, fits }: Pick<Plan, "capacity" | "fits">): InstanceRange =>
    sumOf(capacity.groups.map((group) => rangeOf(group, fits)));

/** How many instances have an address: those of the groups, and those that wait beside them, which keep theirs when they are stopped. */
export const addressedInstances = ({ capacity, fits }: Pick<Plan, "capacity" | "fits">): InstanceRange =>
    sumOf(
        capacity.groups.map((group) => {
            const range = rangeOf(group, fits);
            const withPool = (count: number) =>
                count + (group.warmPool === undefined ? 0 : waitingInstances(group.warmPool, count));
            return { min: withPool(range.min), max: withPool(range.max) };
        }),
    );

/** The addresses of a subnet that resources can have: AWS keeps the others. */
export const usableAddresses = (cidr: string): number =>
    2 ** (32 - Number(cidr.split("/")[1])) - reservedAddressesPerSubnet;

/** The addresses of the smallest of a tier's subnets. */
const fewestAddresses = (cidrs: readonly string[]): number => Math.min(...cidrs.map(usableAddresses));

/**
 * The addresses of an app subnet, where each task, each instance and each interface endpoint has one, and each internal
 * load balancer has room to grow.
 * Tasks and instances are taken as spread evenly over the zones: where they are not, one zone needs more.
 */
export function appAddresses(
    { network, loadBalancers }: Pick<Plan, "loadBalancers" | "network">,
    tasks: number,
    instances: number,
): SubnetAddresses {
    const internal = loadBalancers.filter((loadBalancer) => loadBalancer.internal).length;
    return {
        available: fewestAddresses(network.subnets.app),
        needed:
            network.interfaceEndpoints.length +
            internal * addressesPerLoadBalancer +
            Math.ceil((tasks + instances) / network.zones.length),
    };
}

/** The addresses of a public subnet, where each load balancer has room to grow, and a NAT gateway has one. */
export function publicAddresses(network: NetworkPlan, loadBalancers: number): SubnetAddresses {
    const gateways = network.nat === "single" || network.nat === "per-zone" ? 1 : 0;
    return {
        available: fewestAddresses(network.subnets.public),
        needed: loadBalancers * addressesPerLoadBalancer + gateways,
    };
}
