import { inSeconds } from "../../schema/units";
import { finding, type Check, type Rule } from "../rule";

/** The longest warm-up that a capacity provider takes. Source: ManagedScaling, ECS API reference. */
const longestSeconds = 10_000;

const check: Check = ({ configuration, where }) =>
    inSeconds(configuration.capacity.warmup) <= longestSeconds
        ? []
        : [
              finding(
                  where("capacity", "warmup"),
                  `is "${configuration.capacity.warmup}"`,
                  `write at most "${longestSeconds} s"`,
              ),
          ];

/** The longest warm-up that a capacity provider takes. */
export const capacityWarmup: Rule = {
    id: "capacity/warmup",
    severity: "error",
    what: "The longest warm-up that a capacity provider takes.",
    why: "",
    remedy: "",
    source: "ManagedScaling, ECS API reference. */ const longestSeconds = 10_000;  /** The instances' warm-up is one that ECS accepts.",
    check,
};
