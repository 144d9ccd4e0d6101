import * as appautoscaling from "@pulumi/aws/appautoscaling";
import type * as aws from "@pulumi/aws/types";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { ScalingPlan, ScalingTarget } from "../../model/plan/scaling";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { backlogPerTask, requestsPerTask, trackedMetric } from "./scaling-metrics";
import { declareSteps } from "./step-scaling";

/** What {@link declareScaling} takes. */
export interface ServiceScalingArgs {
    readonly plan: ScalingPlan;
    readonly clusterName: pulumi.Input<string>;
    readonly serviceName: pulumi.Input<string>;
    /** What names the ALB and the target group in metrics, for a target of requests a task. */
    readonly albArnSuffix?: pulumi.Input<string>;
    readonly targetGroupArnSuffix?: pulumi.Input<string>;
    /** The second target group's, where ECS moves requests between two. */
    readonly alternateTargetGroupArnSuffix?: pulumi.Input<string>;
    /** The service's queue, for the messages in it. */
    readonly queueName?: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly target?: Transform<appautoscaling.TargetArgs>;
        readonly policy?: Transform<appautoscaling.PolicyArgs>;
        readonly alarm?: Transform<cloudwatch.MetricAlarmArgs>;
        readonly scheduledAction?: Transform<appautoscaling.ScheduledActionArgs>;
    };
}

const policyNames = {
    ECSServiceAverageCPUUtilization: "cpu",
    ECSServiceAverageMemoryUtilization: "memory",
    ALBRequestCountPerTarget: "requests",
    BacklogPerTask: "backlog",
} as const;

type TrackedMetric = Pick<
    NonNullable<aws.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfiguration>,
    "customizedMetricSpecification" | "predefinedMetricSpecification"
>;

const predefined = (predefinedMetricType: string, resourceLabel?: pulumi.Output<string>): TrackedMetric => ({
    predefinedMetricSpecification: { predefinedMetricType, ...(resourceLabel && { resourceLabel }) },
});

/** The requests for each task: of one target group, or of both that ECS moves them between. */
function requests(metric: string, args: ServiceScalingArgs): TrackedMetric {
    const { albArnSuffix = "", targetGroupArnSuffix = "", alternateTargetGroupArnSuffix: second } = args;
    if (second === undefined) return predefined(metric, pulumi.interpolate`${albArnSuffix}/${targetGroupArnSuffix}`);
    const targetGroupArnSuffixes = [targetGroupArnSuffix, second] as const;
    return { customizedMetricSpecification: requestsPerTask({ albArnSuffix, targetGroupArnSuffixes }) };
}

/** Changes a service's number of tasks: to keep its metrics near their targets, and its range at fixed times. */
export function declareScaling(parent: pulumi.Resource, name: string, args: ServiceScalingArgs): void {
    const { plan, transform = {} } = args;
    const target = new appautoscaling.Target(
        name,
        transformed(transform.target, {
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: pulumi.interpolate`service/${args.clusterName}/${args.serviceName}`,
            minCapacity: plan.min,
            maxCapacity: plan.max,
            tags: args.tags,
        }),
        { parent },
    );
    const owner = {
        clusterName: args.clusterName,
        serviceName: args.serviceName,
        ...(args.queueName !== undefined && { queueName: args.queueName }),
    };
    const track = (key: string, targetValue: number, metric: TrackedMetric) =>
        new appautoscaling.Policy(
            `${name}-${key}`,
            transformed(transform.policy, {
                policyType: "TargetTrackingScaling",
                serviceNamespace: target.serviceNamespace,
                scalableDimension: target.scalableDimension,
                resourceId: target.resourceId,
                targetTrackingScalingPolicyConfiguration: {
                    targetValue,
                    scaleInCooldown: plan.scaleInCooldownSeconds,
                    scaleOutCooldown: plan.scaleOutCooldownSeconds,
                    ...metric,
                },
            }),
            { parent },
        );
    const tracked = (metric: ScalingTarget["metric"]): TrackedMetric => {
        switch (metric) {
            case "BacklogPerTask":
                return { customizedMetricSpecification: backlogPerTask(owner, plan.wakes) };
            case "ALBRequestCountPerTarget":
                return requests(metric, args);
            default:
                return predefined(metric);
        }
    };
    for (const { metric, value } of plan.targets) track(policyNames[metric], value, tracked(metric));
    for (const metric of plan.metrics)
        track(metric.key, metric.value, { customizedMetricSpecification: trackedMetric(metric) });
    declareSteps(parent, name, { plan, target, owner, tags: args.tags, transform });
    for (const { key, at, timezone, min, max } of plan.schedule) {
        new appautoscaling.ScheduledAction(
            `${name}-${key}`,
            transformed(transform.scheduledAction, {
                serviceNamespace: target.serviceNamespace,
                scalableDimension: target.scalableDimension,
                resourceId: target.resourceId,
                schedule: at,
                timezone,
                scalableTargetAction: {
                    ...(min !== undefined && { minCapacity: min }),
                    ...(max !== undefined && { maxCapacity: max }),
                },
            }),
            { parent },
        );
    }
}
