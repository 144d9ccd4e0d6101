import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const { min, max, desired } = service.scaling;
    if (max !== undefined && min > max)
        return [
            finding(
                at("scaling", "min"),
                `is ${min}, and must be at most max (${max})`,
                `write ${max} or less, or raise max`,
            ),
        ];
    if (desired !== undefined && desired < min)
        return [finding(at("scaling", "desired"), `is ${desired}, below min (${min})`, `write ${min} or more`)];
    const most = max ?? min;
    if (desired !== undefined && desired > most)
        return [
            finding(
                at("scaling", "desired"),
                `is ${desired}, above max (${most}${max === undefined ? ", the same as min" : ""})`,
                `write ${most} or less, or raise ${max === undefined ? "min or max" : "max"}`,
            ),
        ];
    return [];
});

/** The rule `scaling/range`. */
export const scalingRange: Rule = {
    id: "scaling/range",
    severity: "error",
    what: "min ≤ desired ≤ max, where max is min unless it is written.",
    why: "Application Auto Scaling refuses a range whose end is before its beginning, and brings a number of tasks outside the range back into it at once.",
    remedy: "Raise max, or lower min or desired.",
    source: "RegisterScalableTarget, Application Auto Scaling API reference.",
    check,
};
