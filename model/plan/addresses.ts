import { addressesPerLoadBalancer, reservedAddressesPerSubnet } from "../aws/limits";
import type { NetworkPlan } from "./network";
import type { Plan } from "./plan";
import type { ServicePlan } from "./service";

/** The addresses that a subnet of each zone has to give, and those that are asked of it. */
export interface SubnetAddresses {
    /** Without the ones that AWS keeps. */
    readonly available: number;
    readonly needed: number;
}

/** How many tasks run of those that are asked for: on EC2, no more than the largest group has interfaces for. */
export function runningTasks({ services, capacity, fit }: Plan, tasksOf: (service: ServicePlan) => number): number {
    const sum = (some: readonly ServicePlan[]) => some.reduce((total, service) => total + tasksOf(service), 0);
    const onInstances = sum(services.filter((service) => service.capacity === "ec2"));
    const onFargate = sum(services.filter((service) => service.capacity !== "ec2"));
    return onFargate + Math.min(onInstances, capacity.max * fit.offered.interfaces);
}

/** The addresses of a subnet that resources can have: AWS keeps the others. */
export const usableAddresses = (cidr: string): number =>
    2 ** (32 - Number(cidr.split("/")[1])) - reservedAddressesPerSubnet;

/**
 * The addresses of an app subnet, where each task, each instance and each interface endpoint has one.
 * Tasks and instances are taken as spread evenly over the zones: where they are not, one zone needs more.
 */
export function appAddresses(network: NetworkPlan, tasks: number, instances: number): SubnetAddresses {
    return {
        available: usableAddresses(network.subnets.app[0] ?? ""),
        needed: network.interfaceEndpoints.length + Math.ceil((tasks + instances) / network.zones.length),
    };
}

/** The addresses of a public subnet, where each load balancer has room to grow, and a NAT gateway has one. */
export function publicAddresses(network: NetworkPlan, loadBalancers: number): SubnetAddresses {
    const gateways = network.nat === "single" || network.nat === "per-zone" ? 1 : 0;
    return {
        available: usableAddresses(network.subnets.public[0] ?? ""),
        needed: loadBalancers * addressesPerLoadBalancer + gateways,
    };
}
