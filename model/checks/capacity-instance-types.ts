import { instanceType, instanceTypeNames } from "../aws/instance-types";
import { errorAt } from "../problem";
import { proposal } from "../schema/explain";
import type { Check } from "./check";

/** The instance types exist, and all have one architecture. */
export const capacityInstanceTypes: Check = ({ configuration, where }) => {
    const names = configuration.capacity.instanceTypes;
    const unknown = names.flatMap((name, index) =>
        instanceType(name) === undefined
            ? [
                  errorAt(
                      where("capacity", "instanceTypes", index),
                      "capacity/instance-types",
                      `"${name}" is not an instance type`,
                      proposalNear(name),
                  ),
              ]
            : [],
    );
    const architectures = new Set(
        names.map((name) => instanceType(name)?.architecture).filter((architecture) => architecture !== undefined),
    );
    const mixed =
        architectures.size > 1
            ? [
                  errorAt(
                      where("capacity", "instanceTypes"),
                      "capacity/instance-types",
                      `mixes ${[...architectures].join(" and ")}, and an image runs on one of them`,
                      "name types of one architecture",
                  ),
              ]
            : [];
    return [...unknown, ...mixed];
};

/** Proposes a type of the same family where there is one: 1,386 names are no help. */
function proposalNear(name: string): string {
    const family = instanceTypeNames.filter((known) => known.split(".")[0] === name.split(".")[0]);
    return proposal(
        name,
        family.length > 0
            ? family
            : instanceTypeNames.filter((known) => known.endsWith(".large") && known.startsWith(name.slice(0, 1))),
    );
}
