import type { Plan } from "../plan";
import { hoursPerMonth, type CostItem } from "./item";
import { atEach, mapLevels } from "./levels";
import type { Levels } from "./cost";
import type { CostSpec } from "../../schema/cost";

/** The part of a plan that instances cost by. */
export type InstanceParts = Pick<Plan, "capacity" | "fit">;

/**
 * How many instances of a group are on demand. Of those above the base, Auto Scaling rounds the share on demand up.
 * Source: InstancesDistribution, Amazon EC2 Auto Scaling API reference.
 */
export function onDemandInstances(instances: number, base: number, spotPercent: number): number {
    const above = Math.max(0, instances - base);
    return Math.min(instances, base) + Math.ceil((above * (100 - spotPercent)) / 100);
}

/** How many instances the group has. */
export const instancesOf = ({ fit }: InstanceParts): Levels<number> =>
    mapLevels({ min: fit.atMin, desired: fit.atDesired, max: fit.atMax }, (fleet) => fleet.instancesWithHeadroom);

/** The group's instances, on demand and Spot apart, and their root volumes. */
export function instanceItems(plan: InstanceParts, { spotDiscount }: CostSpec): CostItem[] {
    const { onDemandBase, spotPercent, rootVolumeGiB } = plan.capacity;
    const { instanceType } = plan.fit;
    const instances = instancesOf(plan);
    const onDemand = mapLevels(instances, (count) => onDemandInstances(count, onDemandBase, spotPercent));
    const spot = atEach((level) => instances[level] - onDemand[level]);
    return [
        {
            key: "instances/on-demand",
            label: `EC2 ${instanceType}, on demand`,
            unit: "instance-hours",
            quantity: mapLevels(onDemand, (count) => count * hoursPerMonth),
            priced: { instanceType },
        },
        {
            key: "instances/spot",
            label: `EC2 ${instanceType}, Spot`,
            unit: "instance-hours",
            quantity: mapLevels(spot, (count) => count * hoursPerMonth),
            priced: { instanceType, discountPercent: spotDiscount },
        },
        {
            key: "instances/root-volumes",
            label: "Root volumes (EBS gp3)",
            unit: "GB-months",
            quantity: mapLevels(instances, (count) => count * rootVolumeGiB),
            priced: { thing: "ebs.gp3" },
        },
    ];
}
