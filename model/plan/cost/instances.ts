import type { CapacityFit } from "../capacity/fit";
import { defaultGroup, type GroupPlan } from "../capacity/group";
import type { Plan } from "../plan";
import { hoursPerMonth, type CostItem } from "./item";
import { atEach, mapLevels, sumLevels, throughout } from "./levels";
import type { Levels } from "./cost";
import type { CostSpec } from "../../schema/cost";

/** The part of a plan that instances cost by. */
export type InstanceParts = Pick<Plan, "capacity" | "fits">;

/**
 * How many instances of a group are on demand. Of those above the base, Auto Scaling rounds the share on demand up.
 * Source: InstancesDistribution, Amazon EC2 Auto Scaling API reference.
 */
export function onDemandInstances(instances: number, base: number, spotPercent: number): number {
    const above = Math.max(0, instances - base);
    return Math.min(instances, base) + Math.ceil((above * (100 - spotPercent)) / 100);
}

/** How many instances a group has. */
export const instancesOf = (fit: CapacityFit | undefined): Levels<number> =>
    fit === undefined
        ? throughout(0)
        : mapLevels({ min: fit.atMin, desired: fit.atDesired, max: fit.atMax }, (fleet) => fleet.instancesWithHeadroom);

/** How many instances all groups have. */
export const allInstances = ({ fits }: Pick<Plan, "fits">): Levels<number> => sumLevels(fits.map(instancesOf));

/** What tells the lines of a group from those of another, at the end of their keys; no service's name has a colon. */
export const keySuffix = ({ key }: GroupPlan): string => (key === defaultGroup ? "" : `:${key}`);

/** What tells them apart for a reader. */
export const labelSuffix = ({ key }: GroupPlan): string => (key === defaultGroup ? "" : ` (${key})`);

/** The instances of each group, on demand and Spot apart, and their root volumes. */
export const instanceItems = ({ capacity, fits }: InstanceParts, spec: CostSpec): CostItem[] =>
    capacity.groups.flatMap((group) =>
        groupItems(
            group,
            fits.find((fit) => fit.group === group.key),
            spec,
        ),
    );

function groupItems(group: GroupPlan, fit: CapacityFit | undefined, { spotDiscount }: CostSpec): CostItem[] {
    const { onDemandBase, spotPercent, rootVolumeGiB } = group;
    const instanceType = fit?.instanceType ?? "";
    const instances = instancesOf(fit);
    const onDemand = mapLevels(instances, (count) => onDemandInstances(count, onDemandBase, spotPercent));
    const spot = atEach((level) => instances[level] - onDemand[level]);
    const management: CostItem = {
        key: `instances/management${keySuffix(group)}`,
        label: `ECS Managed Instances, management${labelSuffix(group)}`,
        unit: "instance-hours",
        quantity: mapLevels(instances, (count) => count * hoursPerMonth),
        priced: { missing: "the fee for the management of ECS Managed Instances, which comes on top of EC2's price" },
    };
    return [
        ...(group.managed === true ? [management] : []),
        {
            key: `instances/on-demand${keySuffix(group)}`,
            label: `EC2 ${instanceType}, on demand${labelSuffix(group)}`,
            unit: "instance-hours",
            quantity: mapLevels(onDemand, (count) => count * hoursPerMonth),
            priced: { instanceType },
        },
        {
            key: `instances/spot${keySuffix(group)}`,
            label: `EC2 ${instanceType}, Spot${labelSuffix(group)}`,
            unit: "instance-hours",
            quantity: mapLevels(spot, (count) => count * hoursPerMonth),
            priced: { instanceType, discountPercent: spotDiscount },
        },
        {
            key: `instances/root-volumes${keySuffix(group)}`,
            label: `Root volumes (EBS gp3)${labelSuffix(group)}`,
            unit: "GB-months",
            quantity: mapLevels(instances, (count) => count * rootVolumeGiB),
            priced: { thing: "ebs.gp3" },
        },
    ];
}
