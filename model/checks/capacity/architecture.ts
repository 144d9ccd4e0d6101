import { instanceType } from "../../aws/instance-types";
import { writtenGroups } from "../../plan/capacity/capacity";
import { architectureOf } from "../../plan/capacity/group";
import { groupsOf, runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { written } from "../../written-path";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ capacity, architecture, runs }, at, { configuration }) => {
    // Of a daemon, daemon/architecture tells.
    if (runs === "daemon") return [];
    const strategy = strategyOf(capacity);
    if (runsOnFargate(strategy)) return [];
    const chosen = groupsOf(strategy);
    // Of types that are not known, capacity/instance-types tells.
    const groups = writtenGroups(configuration)
        .filter(({ key, spec }) => chosen.includes(key) && instanceType(spec.instanceTypes[0] ?? "") !== undefined)
        .map(({ path, spec }) => ({ path: written(path), architecture: architectureOf(spec) }));
    const [first] = groups;
    const other = groups.find((group) => group.architecture !== (architecture ?? first?.architecture));
    if (first === undefined || other === undefined) return [];
    return architecture === undefined
        ? [
              finding(
                  at("capacity"),
                  `names ${first.path}, which is ${first.architecture}, and ${other.path}, which is ${other.architecture}: an image runs on one of them`,
                  "name groups of one architecture",
              ),
          ]
        : [
              finding(
                  at("architecture"),
                  `is ${architecture}, and the instances of ${other.path} are ${other.architecture}`,
                  `remove it, which then follows the instance types, or take ${architecture} types`,
              ),
          ];
});

/** The rule `capacity/architecture`. */
export const capacityArchitecture: Rule = {
    id: "capacity/architecture",
    severity: "error",
    what: "A service on instances has the architecture of all groups that it runs on.",
    why: "A task whose image is for another architecture ends at once, with an exec format error; ECS places it nowhere where the task definition says which it needs.",
    remedy: "Name groups of one architecture, and leave `architecture` to services on Fargate.",
    source: "RuntimePlatform, ECS API reference; the architectures of instance types, EC2 API reference.",
    check,
};
