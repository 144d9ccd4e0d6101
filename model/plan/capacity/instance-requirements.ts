import { instanceType } from "../../aws/instance-types";

/** What ECS is asked of the instances that it manages. */
export interface InstanceRequirements {
    readonly allowedInstanceTypes: string[];
    readonly vcpuCount: { readonly min: number };
    readonly memoryMib: { readonly min: number };
    readonly burstablePerformance: "included" | "excluded";
    readonly bareMetal: "included" | "excluded";
    readonly onDemandMaxPricePercentageOverLowestPrice: number;
}

/** The threshold that EC2 takes for none. Source: InstanceRequirements, EC2 API reference. */
const noPriceProtection = 999_999;

/**
 * Asks for the named types alone. Without the rest, EC2 would leave out of them what is burstable, bare metal, or dearer
 * than the cheapest by a fifth. Source: InstanceRequirements, EC2 API reference.
 */
export function instanceRequirements(instanceTypes: readonly string[]): InstanceRequirements {
    const types = instanceTypes.flatMap((name) => instanceType(name) ?? []);
    const least = (values: readonly number[]) => (values.length === 0 ? 1 : Math.min(...values));
    const included = (are: boolean) => (are ? "included" : "excluded");
    return {
        allowedInstanceTypes: [...instanceTypes],
        vcpuCount: { min: least(types.map(({ vcpu }) => vcpu)) },
        memoryMib: { min: least(types.map(({ memoryMiB }) => memoryMiB)) },
        burstablePerformance: included(types.some(({ burstable }) => burstable)),
        bareMetal: included(instanceTypes.some((name) => name.includes(".metal"))),
        onDemandMaxPricePercentageOverLowestPrice: noPriceProtection,
    };
}
