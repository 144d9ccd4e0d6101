import type { CapacityFit } from "../capacity/fit";
import type { GroupPlan } from "../capacity/group";
import { waitingInstances } from "../capacity/warm-pool";
import { instancesOf, keySuffix, labelSuffix, type InstanceParts } from "./instances";
import { hoursPerMonth, type CostItem } from "./item";
import { mapLevels } from "./levels";

/**
 * The instances that wait beside each group. Stopped and hibernated ones are billed by their volumes alone.
 * Source: Warm pools for Amazon EC2 Auto Scaling, Amazon EC2 Auto Scaling user guide.
 */
export const warmPoolItems = ({ capacity, fits }: InstanceParts): CostItem[] =>
    capacity.groups.flatMap((group) =>
        groupItems(
            group,
            fits.find((fit) => fit.group === group.key),
        ),
    );

function groupItems(group: GroupPlan, fit: CapacityFit | undefined): CostItem[] {
    const { warmPool, rootVolumeGiB } = group;
    if (warmPool === undefined) return [];
    const instanceType = fit?.instanceType ?? "";
    const waiting = mapLevels(instancesOf(fit), (instances) => waitingInstances(warmPool, instances));
    const running: CostItem = {
        key: `warm-pool/instances${keySuffix(group)}`,
        label: `Warm pool: EC2 ${instanceType}, on demand${labelSuffix(group)}`,
        unit: "instance-hours",
        quantity: mapLevels(waiting, (count) => count * hoursPerMonth),
        priced: { instanceType },
    };
    return [
        ...(warmPool.state === "running" ? [running] : []),
        {
            key: `warm-pool/root-volumes${keySuffix(group)}`,
            label: `Warm pool: root volumes (EBS gp3)${labelSuffix(group)}`,
            unit: "GB-months",
            quantity: mapLevels(waiting, (count) => count * rootVolumeGiB),
            priced: { thing: "ebs.gp3" },
        },
    ];
}
