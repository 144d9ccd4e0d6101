import { inSeconds } from "../../schema/units";
import { eachGroup, finding, type Check, type Rule } from "../rule";

/** The longest warm-up that a capacity provider takes. Source: ManagedScaling, ECS API reference. */
const longestSeconds = 10_000;

const check: Check = eachGroup(({ warmup }, at) =>
    inSeconds(warmup) <= longestSeconds
        ? []
        : [finding(at("warmup"), `is "${warmup}"`, `write at most "${longestSeconds} s"`)],
);

/** The rule `capacity/warmup`. */
export const capacityWarmup: Rule = {
    id: "capacity/warmup",
    severity: "error",
    what: "The instances' warm-up is one that a capacity provider takes: at most 10,000 s.",
    why: "ECS refuses the capacity provider.",
    remedy: "Write how long an instance takes from its start until tasks run on it, such as 120 s.",
    source: "ManagedScaling, ECS API reference.",
    check,
};
