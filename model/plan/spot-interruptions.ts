import type { CapacityPlan } from "./capacity/capacity";
import type { ServicePlan } from "./service";

/** How interruptions of Spot capacity are counted for the dashboard. */
export interface SpotInterruptionsPlan {
    /** What is counted: instances of groups with Spot, tasks on Fargate Spot. At least one of them. */
    readonly counts: readonly ("instances" | "tasks")[];
    /** EventBridge writes to log groups whose name begins so. */
    readonly logGroup: string;
    readonly logRetentionDays: number;
}

/** Plans what is counted of Spot, or undefined where nothing runs on it. */
export function planSpotInterruptions(
    name: string,
    { groups }: Pick<CapacityPlan, "groups">,
    services: readonly Pick<ServicePlan, "capacity">[],
    logRetentionDays: number,
): SpotInterruptionsPlan | undefined {
    const instances = groups.some(({ spotPercent, retired }) => spotPercent > 0 && !retired);
    const tasks = services.some(({ capacity }) => capacity.some(({ provider }) => provider === "fargate-spot"));
    if (!instances && !tasks) return undefined;
    return {
        counts: [...(instances ? (["instances"] as const) : []), ...(tasks ? (["tasks"] as const) : [])],
        logGroup: `/aws/events/${name}-spot`,
        logRetentionDays,
    };
}
