import { instancesPerCluster } from "../../aws/limits";
import { writtenGroups } from "../../plan/capacity/capacity";
import type { WrittenGroup } from "../../plan/capacity/written-group";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const groups = writtenGroups(configuration).filter(({ managed }) => !managed);
    const total = groups.reduce((sum, { spec }) => sum + spec.max, 0);
    const largest = groups.reduce<WrittenGroup | undefined>(
        (most, group) => (most === undefined || group.spec.max > most.spec.max ? group : most),
        undefined,
    );
    if (largest === undefined || total <= instancesPerCluster) return [];
    const others = total - largest.spec.max;
    const together = others === 0 ? "" : `, ${total} with the other groups,`;
    return [
        finding(
            where(...largest.path, "max"),
            `is ${largest.spec.max}${together || ","} above the ${instancesPerCluster} instances that ECS allows a cluster`,
            `write ${Math.max(1, instancesPerCluster - others)} or less, with larger instance types`,
        ),
    ];
};

/** The rule `capacity/quota`. */
export const capacityQuota: Rule = {
    id: "capacity/quota",
    severity: "error",
    what: "All groups together have no more instances than ECS allows a cluster: 5,000.",
    why: "Instances above the quota run and cost money, but can't register with the cluster.",
    remedy: "Take larger instance types, or several environments.",
    source: "Amazon ECS service quotas (container instances per cluster, not adjustable), ECS developer guide.",
    check,
};
