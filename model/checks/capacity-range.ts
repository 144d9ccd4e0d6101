import { errorAt } from "../problem";
import type { Check } from "./check";

/** The Auto Scaling group's min is at most its max. */
export const capacityRange: Check = ({ configuration, where }) => {
    const { min, max } = configuration.capacity;
    return min <= max
        ? []
        : [
              errorAt(
                  where("capacity", "min"),
                  "capacity/range",
                  `(${min}) must be at most max (${max})`,
                  `write ${max} or less, or raise max`,
              ),
          ];
};
