import { instancesPerCluster } from "../../aws/limits";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const { max } = configuration.capacity;
    return max <= instancesPerCluster
        ? []
        : [
              finding(
                  where("capacity", "max"),
                  `is ${max}, above the ${instancesPerCluster} instances that ECS allows a cluster`,
                  `write ${instancesPerCluster} or less, with larger instance types`,
              ),
          ];
};

/** The rule `capacity/quota`. */
export const capacityQuota: Rule = {
    id: "capacity/quota",
    severity: "error",
    what: "The group has no more instances than ECS allows a cluster: 5,000.",
    why: "Instances above the quota run and cost money, but can't register with the cluster.",
    remedy: "Take larger instance types, or several environments.",
    source: "Amazon ECS service quotas (container instances per cluster, not adjustable), ECS developer guide.",
    check,
};
