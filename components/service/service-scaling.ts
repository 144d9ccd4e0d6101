import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as pulumi from "@pulumi/pulumi";
import type { ScalingPlan } from "../../model/plan/scaling";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What {@link declareScaling} takes. */
export interface ServiceScalingArgs {
    readonly plan: ScalingPlan;
    readonly clusterName: pulumi.Input<string>;
    readonly serviceName: pulumi.Input<string>;
    /** What names the ALB and the target group in metrics, for a target of requests a task. */
    readonly albArnSuffix?: pulumi.Input<string>;
    readonly targetGroupArnSuffix?: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly target?: Transform<appautoscaling.TargetArgs>;
        readonly policy?: Transform<appautoscaling.PolicyArgs>;
        readonly scheduledAction?: Transform<appautoscaling.ScheduledActionArgs>;
    };
}

const policyNames = {
    ECSServiceAverageCPUUtilization: "cpu",
    ECSServiceAverageMemoryUtilization: "memory",
    ALBRequestCountPerTarget: "requests",
} as const;

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
    for (const { metric, value } of plan.targets) {
        const requests = metric === "ALBRequestCountPerTarget";
        new appautoscaling.Policy(
            `${name}-${policyNames[metric]}`,
            transformed(transform.policy, {
                policyType: "TargetTrackingScaling",
                serviceNamespace: target.serviceNamespace,
                scalableDimension: target.scalableDimension,
                resourceId: target.resourceId,
                targetTrackingScalingPolicyConfiguration: {
                    targetValue: value,
                    scaleInCooldown: 300,
                    scaleOutCooldown: 60,
                    predefinedMetricSpecification: {
                        predefinedMetricType: metric,
                        ...(requests && {
                            resourceLabel: pulumi.interpolate`${args.albArnSuffix}/${args.targetGroupArnSuffix}`,
                        }),
                    },
                },
            }),
            { parent },
        );
    }
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
