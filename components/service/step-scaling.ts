import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { ScalingPlan } from "../../model/plan/scaling";
import type { StepsPlan } from "../../model/plan/scaling-metric";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { stepMetric, unattended, type MetricOwner } from "./scaling-metrics";

/** What steps and their alarms are declared with. */
export interface StepScalingArgs {
    readonly plan: ScalingPlan;
    readonly target: appautoscaling.Target;
    readonly owner: MetricOwner;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly policy?: Transform<appautoscaling.PolicyArgs>;
        readonly alarm?: Transform<cloudwatch.MetricAlarmArgs>;
    };
}

type Step = NonNullable<appautoscaling.PolicyArgs["stepScalingPolicyConfiguration"]>;

const minute = 60;

/** Declares a policy of fixed steps and the alarm that sets it off. */
function declareStep(
    parent: pulumi.Resource,
    name: string,
    { target, tags, transform = {} }: StepScalingArgs,
    step: Step,
    alarm: cloudwatch.MetricAlarmArgs,
): void {
    const policy = new appautoscaling.Policy(
        name,
        transformed(transform.policy, {
            policyType: "StepScaling",
            serviceNamespace: target.serviceNamespace,
            scalableDimension: target.scalableDimension,
            resourceId: target.resourceId,
            stepScalingPolicyConfiguration: step,
        }),
        { parent },
    );
    new cloudwatch.MetricAlarm(
        name,
        transformed(transform.alarm, { ...alarm, treatMissingData: "notBreaching", alarmActions: [policy.arn], tags }),
        { parent },
    );
}

/** Bounds are given to AWS as differences from the alarm's threshold. */
const bound = (value: number | undefined, threshold: number) =>
    value === undefined ? undefined : String(value - threshold);

function adjustments({ threshold, steps }: StepsPlan) {
    return steps.map(({ from, to, tasks }) => {
        const [lower, upper] = [bound(from, threshold), bound(to, threshold)];
        return {
            scalingAdjustment: tasks,
            ...(lower !== undefined && { metricIntervalLowerBound: lower }),
            ...(upper !== undefined && { metricIntervalUpperBound: upper }),
        };
    });
}

/** Adds and removes a fixed number of tasks at bounds of metrics, and starts the first task where a message waits for one. */
export function declareSteps(parent: pulumi.Resource, name: string, args: StepScalingArgs): void {
    const { plan, owner } = args;
    for (const steps of plan.steps) {
        const out = steps.direction === "out";
        const { namespace, name: metricName, statistic, dimensions } = stepMetric(steps.metric, owner);
        declareStep(
            parent,
            `${name}-${steps.key}`,
            args,
            {
                adjustmentType: "ChangeInCapacity",
                metricAggregationType: "Average",
                cooldown: out ? plan.scaleOutCooldownSeconds : plan.scaleInCooldownSeconds,
                stepAdjustments: adjustments(steps),
            },
            {
                alarmDescription: `Scales ${name} ${steps.direction}; not a fault`,
                namespace,
                metricName,
                statistic,
                dimensions,
                period: minute,
                evaluationPeriods: steps.minutes,
                threshold: steps.threshold,
                comparisonOperator: out ? "GreaterThanThreshold" : "LessThanThreshold",
            },
        );
    }
    if (plan.wakes)
        declareStep(
            parent,
            `${name}-wake`,
            args,
            {
                adjustmentType: "ChangeInCapacity",
                cooldown: plan.scaleOutCooldownSeconds,
                stepAdjustments: [{ scalingAdjustment: 1, metricIntervalLowerBound: "0" }],
            },
            {
                alarmDescription: `Starts the first task of ${name}; not a fault`,
                metricQueries: unattended(owner),
                evaluationPeriods: 1,
                threshold: 1,
                comparisonOperator: "GreaterThanOrEqualToThreshold",
            },
        );
}
