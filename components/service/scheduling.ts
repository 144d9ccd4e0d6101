import type * as ecs from "@pulumi/aws/ecs";
import type { ServicePlan } from "../../model/plan/service";
import type { ProviderShare } from "../jobs/where-to-run";

/** The arguments of an ECS service that say how many tasks there are, and where. */
type Scheduling = Pick<
    ecs.ServiceArgs,
    | "availabilityZoneRebalancing"
    | "capacityProviderStrategies"
    | "deploymentCircuitBreaker"
    | "deploymentMaximumPercent"
    | "deploymentMinimumHealthyPercent"
    | "desiredCount"
    | "forceNewDeployment"
    | "launchType"
    | "orderedPlacementStrategies"
    | "placementConstraints"
    | "schedulingStrategy"
>;

/**
 * How ECS schedules a service's tasks. A daemon is the one kind that has a launch type: ECS refuses a capacity provider
 * strategy for it, also the cluster's own. It has no number of tasks, and so no circuit breaker, which counts failures against that.
 * Sources: Daemon scheduling strategy, Amazon ECS service deployment controllers and strategies, ECS developer guide;
 * https://github.com/aws/containers-roadmap/issues/692; https://github.com/aws/aws-cdk/issues/38102
 */
export function scheduling(plan: ServicePlan, strategy: readonly ProviderShare[]): Scheduling {
    const placementConstraints = plan.placement.constraints.map(({ type, expression }) => ({
        type,
        ...(expression !== undefined && { expression }),
    }));
    if (plan.runs === "daemon")
        return {
            schedulingStrategy: "DAEMON",
            launchType: "EC2",
            placementConstraints,
            deploymentMinimumHealthyPercent: plan.minimumHealthyPercent,
        };
    return {
        desiredCount: plan.scaling.desired,
        capacityProviderStrategies: [...strategy],
        // Without it, another strategy would replace the service.
        forceNewDeployment: true,
        orderedPlacementStrategies: plan.placement.strategies.map(({ type, field }) => ({
            type,
            ...(field !== undefined && { field }),
        })),
        placementConstraints,
        availabilityZoneRebalancing: plan.zoneRebalancing ? "ENABLED" : "DISABLED",
        deploymentCircuitBreaker: { enable: true, rollback: true },
        deploymentMinimumHealthyPercent: plan.minimumHealthyPercent,
        deploymentMaximumPercent: plan.maximumPercent,
    };
}
