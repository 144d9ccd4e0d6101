import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) => {
    const base = { min: scaling.min, max: scaling.max ?? scaling.min };
    const greatest = Math.max(base.max, ...scaling.schedule.flatMap(({ max }) => max ?? []));
    const least = Math.min(base.min, ...scaling.schedule.flatMap(({ min }) => min ?? []));
    return scaling.schedule.flatMap(({ min, max }, index) => {
        const path = (...rest: string[]) => at("scaling", "schedule", index, ...rest);
        if (min === undefined && max === undefined)
            return [finding(path(), "names neither min nor max, so it changes nothing", "write min, max or both")];
        if (min !== undefined && max !== undefined)
            return min <= max
                ? []
                : [
                      finding(
                          path("min"),
                          `is ${min}, and must be at most max (${max})`,
                          `write ${max} or less, or raise max`,
                      ),
                  ];
        if (min !== undefined && min > greatest)
            return [
                finding(
                    path("min"),
                    `is ${min}, above every max of the service, of which the greatest is ${greatest}`,
                    `write max: ${min} or more beside it`,
                ),
            ];
        return max !== undefined && max < least
            ? [
                  finding(
                      path("max"),
                      `is ${max}, below every min of the service, of which the least is ${least}`,
                      `write min: ${max} or less beside it`,
                  ),
              ]
            : [];
    });
});

/** The rule `schedule/range`. */
export const scheduleRange: Rule = {
    id: "schedule/range",
    severity: "error",
    what: "An entry of `scaling.schedule` names min, max or both, min is at most max, and one that is alone can be within the other.",
    why: "Application Auto Scaling refuses a range that ends before it begins: at once, or when the time comes.",
    remedy: "Write both min and max, the smaller first.",
    source: "ScalableTargetAction, Application Auto Scaling API reference.",
    check,
};
