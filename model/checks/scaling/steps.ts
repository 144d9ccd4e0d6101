import type { StepsSpec } from "../../schema/scaling-metric";
import { inSeconds } from "../../schema/units";
import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

/** An alarm looks back a day at most. Source: PutMetricAlarm, CloudWatch API reference. */
const longestSeconds = 86_400;

function repeated(values: readonly number[], path: (index: number) => string): Finding[] {
    return values.flatMap((value, index) =>
        values.indexOf(value) === index
            ? []
            : [finding(path(index), `is ${value}, as another bound is`, "write each bound once")],
    );
}

function problemsOf(steps: StepsSpec, at: At): Finding[] {
    const above = steps.out.map((step) => step.above);
    const below = steps.in.map((step) => step.below);
    const seconds = inSeconds(steps.for);
    if (above.length === 0 && below.length === 0)
        return [finding(at(), "has neither out nor in, so it does nothing", "write out: [{ above: 500, add: 2 }]")];
    const wrongTime =
        seconds < 60 || seconds % 60 !== 0 || seconds > longestSeconds
            ? [
                  finding(
                      at("for"),
                      `is "${steps.for}", and must be whole minutes up to a day`,
                      'write for example "2 min"',
                  ),
              ]
            : [];
    const low = Math.min(...above);
    const high = Math.max(...below);
    const overlap =
        high > low
            ? [
                  finding(
                      at("in"),
                      `removes tasks below ${high}, where out adds them above ${low}`,
                      `write a bound of ${low} or less`,
                  ),
              ]
            : [];
    return [
        ...wrongTime,
        ...repeated(above, (index) => at("out", index, "above")),
        ...repeated(below, (index) => at("in", index, "below")),
        ...overlap,
    ];
}

const check: Check = eachService(({ scaling }, at) =>
    scaling.steps.flatMap((steps, index) => problemsOf(steps, (...path) => at("scaling", "steps", index, ...path))),
);

/** The rule `scaling/steps`. */
export const scalingSteps: Rule = {
    id: "scaling/steps",
    severity: "error",
    what: "An entry of `scaling.steps` adds or removes tasks, at bounds that differ, and does not do both at one value; it waits whole minutes, up to a day.",
    why: "AWS refuses steps that overlap and periods that are no multiple of a minute; and tasks that are added and removed at one value come and go for ever.",
    remedy: "Write each bound once, and those of in below those of out.",
    source: "StepAdjustment, Application Auto Scaling API reference; PutMetricAlarm, CloudWatch API reference.",
    check,
};
