import type { CapacitySpec } from "../../schema/capacity";
import type { StrategyItem } from "./strategy";

/** How much of the capacity that a provider gives may be Spot. */
export type SpotShare = "none" | "part" | "all";

/**
 * How much of a group may be Spot.
 * Source: InstancesDistribution, Amazon EC2 Auto Scaling API reference.
 */
export function spotShareOf({ spot, onDemandBase }: Pick<CapacitySpec, "spot" | "onDemandBase">): SpotShare {
    if (spot === 0) return "none";
    return spot === 100 && onDemandBase === 0 ? "all" : "part";
}

/** How much of a service's tasks may be on Spot, by the share of each of its providers. */
export function spotShareOfTasks(
    strategy: readonly StrategyItem[],
    shareOf: (provider: string) => SpotShare,
): SpotShare {
    const used = strategy.filter(({ base, weight }) => base > 0 || weight > 0).map(({ provider }) => shareOf(provider));
    if (used.every((share) => share === "none")) return "none";
    return used.every((share) => share === "all") ? "all" : "part";
}
