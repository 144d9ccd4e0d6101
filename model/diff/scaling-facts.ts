import type { ScalingPlan, ScalingTarget } from "../plan/scaling";
import { stepsText, trackedText } from "../plan/scaling-text";
import { factsOf, nothing, type Facts, type Tellers } from "./facts";
import { inPercentText, inSecondsText } from "./values";

const targetOptions: Readonly<Record<ScalingTarget["metric"], string>> = {
    ECSServiceAverageCPUUtilization: "cpu",
    ECSServiceAverageMemoryUtilization: "memory",
    ALBRequestCountPerTarget: "requestsPerTarget",
    BacklogPerTask: "backlogPerTask",
};

const isPercent = (metric: ScalingTarget["metric"]): boolean => metric.endsWith("Utilization");

const scaling: Tellers<ScalingPlan> = {
    min: ({ min }) => ({ min: String(min) }),
    max: ({ max }) => ({ max: String(max) }),
    desired: ({ desired, min }): Facts => (desired === min ? {} : { desired: String(desired) }),
    targets: ({ targets }) =>
        Object.fromEntries(
            targets.map(({ metric, value }) => [
                targetOptions[metric],
                isPercent(metric) ? inPercentText(value) : String(value),
            ]),
        ),
    metrics: ({ metrics }) => Object.fromEntries(metrics.map((each) => [`metrics[${each.key}]`, trackedText(each)])),
    steps: ({ steps }) => Object.fromEntries(steps.map((each) => [`steps[${each.key}]`, stepsText(each)])),
    wakes: nothing, // follows from min and backlogPerTask
    scaleOutCooldownSeconds: (of) => ({ scaleOutCooldown: inSecondsText(of.scaleOutCooldownSeconds) }),
    scaleInCooldownSeconds: (of) => ({ scaleInCooldown: inSecondsText(of.scaleInCooldownSeconds) }),
    schedule: ({ schedule }) =>
        Object.fromEntries(
            schedule.map(({ at, timezone, min, max }) => [
                `schedule[${at} ${timezone}]`,
                [min === undefined ? [] : [`min ${min}`], max === undefined ? [] : [`max ${max}`]].flat().join(", "),
            ]),
        ),
};

/** What holds for a service's scaling, by the options of its configuration. */
export const scalingFacts = (of: ScalingPlan): Facts => factsOf(scaling, of, undefined);
