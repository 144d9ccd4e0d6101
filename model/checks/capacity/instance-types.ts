import { instanceType, instanceTypeNames } from "../../aws/instance-types";
import { nearestOf } from "../../schema/explain";
import { listed } from "../../words";
import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup(({ instanceTypes: names }, at) => {
    const unknown = names.flatMap((name, index) =>
        instanceType(name) === undefined
            ? [finding(at("instanceTypes", index), `"${name}" is not an instance type`, proposalNear(name))]
            : [],
    );
    const repeated = names.flatMap((name, index) =>
        names.indexOf(name) === index
            ? []
            : [finding(at("instanceTypes", index), `"${name}" is named twice`, "name each type once")],
    );
    const architectures = new Set(
        names.map((name) => instanceType(name)?.architecture).filter((architecture) => architecture !== undefined),
    );
    const mixed =
        architectures.size > 1
            ? [
                  finding(
                      at("instanceTypes"),
                      `mixes ${[...architectures].join(" and ")}, and an image runs on one of them`,
                      "name types of one architecture",
                  ),
              ]
            : [];
    return [...unknown, ...repeated, ...mixed];
});

/** How many types are proposed, of the 1,386 that there are. */
const proposed = 3;

/** Proposes the types whose names are nearest, those of the same family first. */
function proposalNear(name: string): string {
    const written = name.toLowerCase();
    if (instanceType(written) !== undefined) return `did you mean "${written}"?`;
    const family = instanceTypeNames.filter((known) => known.split(".")[0] === written.split(".")[0]);
    const near = nearestOf(written, family.length > 0 ? family : instanceTypeNames, proposed);
    if (near.length > 0)
        return `did you mean ${listed(
            near.map((each) => `"${each}"`),
            "or",
        )}?`;
    return family.length > 0 ? `write for example ${family[0]}` : "write for example t3.medium";
}

/** The rule `capacity/instance-types`. */
export const capacityInstanceTypes: Rule = {
    id: "capacity/instance-types",
    severity: "error",
    what: "Each instance type exists and is named once, and all have one architecture.",
    why: "Auto Scaling refuses a type that it does not know, twenty minutes into an update, and a task whose image is built for the other architecture ends with an exec format error.",
    remedy: "Write types of one architecture, as EC2 names them: t3.medium, m6i.large, or m7g.large for ARM.",
    source: "InstanceType, EC2 API reference; the table of types that model/aws/instance-types.ts names its source of.",
    check,
};
