import { instanceType } from "../../aws/instance-types";
import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup(({ trunking, instanceTypes }, at) =>
    trunking === false
        ? []
        : instanceTypes.flatMap((name, index) => {
              const type = instanceType(name);
              if (type === undefined || type.trunkedTasks > 0) return [];
              const reason = `ECS is not known to trunk ${name}: the plan gives it ${type.networkInterfaces - 1} tasks, trunking or not`;
              return [
                  finding(
                      at("instanceTypes", index),
                      reason,
                      "take a type that it can, such as m6i.large or m7g.large, or remove capacity.trunking",
                  ),
              ];
          }),
);

/** The rule `capacity/trunking`. */
export const capacityTrunking: Rule = {
    id: "capacity/trunking",
    severity: "warning",
    what: "Where trunking is asked for, ECS is known to trunk each of the instance types.",
    why: "An instance of another type takes only as many tasks as it has network interfaces to spare: two or three on the smaller ones, and on all of t3 and t4g.",
    remedy: "Take types that ECS can trunk, or leave out capacity.trunking.",
    source: "Elastic network interface trunking (supported Amazon EC2 instance types), ECS developer guide.",
    check,
};
