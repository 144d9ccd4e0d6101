import { metricKey } from "../../plan/scaling-metric";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) =>
    (
        [
            ["metrics", scaling.metrics.map(metricKey)],
            ["steps", scaling.steps.map(({ metric }) => metricKey(metric))],
        ] as const
    ).flatMap(([option, keys]) =>
        keys.flatMap((key, index) => {
            const first = keys.indexOf(key);
            return first === index
                ? []
                : [
                      finding(
                          at("scaling", option, index),
                          `has the metric of ${option}[${first}]`,
                          option === "steps" ? "write all bounds of a metric in one entry" : "write one target for it",
                      ),
                  ];
        }),
    ),
);

/** The rule `scaling/metric-twice`. */
export const scalingMetricTwice: Rule = {
    id: "scaling/metric-twice",
    severity: "error",
    what: "`scaling.metrics` and `scaling.steps` name each metric once.",
    why: "Two policies on one metric pull the number of tasks to two sides; and both would have one name.",
    remedy: "Write one entry for the metric, with all of its bounds.",
    source: "Follows from what an entry gives: one policy that is named by its metric.",
    check,
};
