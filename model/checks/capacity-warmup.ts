import { errorAt } from "../problem";
import { inSeconds } from "../schema/units";
import type { Check } from "./check";

/** The longest warm-up that a capacity provider takes. Source: ManagedScaling, ECS API reference. */
const longestSeconds = 10_000;

/** The instances' warm-up is one that ECS accepts. */
export const capacityWarmup: Check = ({ configuration, where }) =>
    inSeconds(configuration.capacity.warmup) <= longestSeconds
        ? []
        : [
              errorAt(
                  where("capacity", "warmup"),
                  "capacity/warmup",
                  `is "${configuration.capacity.warmup}"`,
                  `write at most "${longestSeconds} s"`,
              ),
          ];
