import type * as autoscaling from "@pulumi/aws/autoscaling";
import type { WarmPoolPlan } from "../../model/plan/capacity/warm-pool";

const poolStates = { stopped: "Stopped", running: "Running", hibernated: "Hibernated" } as const;

/**
 * The warm pool of an Auto Scaling group. Instances that scale in end, and do not go back to it: ECS can't take part in that.
 * Source: Configuring pre-initialized instances for your Amazon ECS Auto Scaling group, ECS developer guide.
 */
export const warmPool = ({
    min,
    maxPrepared,
    state,
}: WarmPoolPlan): NonNullable<autoscaling.GroupArgs["warmPool"]> => ({
    minSize: min,
    maxGroupPreparedCapacity: maxPrepared,
    poolState: poolStates[state],
});
