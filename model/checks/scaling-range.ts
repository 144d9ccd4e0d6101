import { errorAt } from "../problem";
import { eachService } from "./check";

/** min ≤ desired ≤ max, where max is min unless it is written. */
export const scalingRange = eachService((service, at) => {
    const { min, max, desired } = service.scaling;
    if (max !== undefined && min > max)
        return [
            errorAt(
                at("scaling", "min"),
                "scaling/range",
                `(${min}) must be at most max (${max})`,
                `write ${max} or less, or raise max`,
            ),
        ];
    if (desired !== undefined && desired < min)
        return [
            errorAt(
                at("scaling", "desired"),
                "scaling/range",
                `(${desired}) is below min (${min})`,
                `write ${min} or more`,
            ),
        ];
    const most = max ?? min;
    if (desired !== undefined && desired > most)
        return [
            errorAt(
                at("scaling", "desired"),
                "scaling/range",
                `(${desired}) is above max (${most}${max === undefined ? ", the same as min" : ""})`,
                `write ${most} or less, or raise ${max === undefined ? "min or max" : "max"}`,
            ),
        ];
    return [];
});
