import type { PlacementSpec } from "../schema/placement";

/** A rule by which ECS chooses among the instances that have room. */
export interface PlacementStrategy {
    readonly type: string;
    readonly field?: string;
}

/** What an instance must be to run a task of the service. */
export interface PlacementConstraint {
    readonly type: string;
    readonly expression?: string;
}

/** How ECS places a service's tasks. */
export interface PlacementPlan {
    /** The name under which the configuration chose it. */
    readonly name: string;
    readonly strategies: readonly PlacementStrategy[];
    readonly constraints: readonly PlacementConstraint[];
}

const zone: PlacementStrategy = { type: "spread", field: "attribute:ecs.availability-zone" };
const instance: PlacementStrategy = { type: "spread", field: "instanceId" };
const memory: PlacementStrategy = { type: "binpack", field: "memory" };

/** The strategies behind each name, as the ECS console calls them. */
const named: Readonly<Record<string, Omit<PlacementPlan, "name">>> = {
    "az-balanced-spread": { strategies: [zone, instance], constraints: [] },
    "az-balanced-binpack": { strategies: [zone, memory], constraints: [] },
    binpack: { strategies: [memory], constraints: [] },
    "one-task-per-host": { strategies: [zone], constraints: [{ type: "distinctInstance" }] },
    custom: { strategies: [], constraints: [] },
};

/** Turns the configuration's placement into ECS's strategies and constraints. Fargate has neither, and for its Managed Instances ECS decides: both spread tasks over zones. */
export function planPlacement(spec: PlacementSpec | "fargate" | "managed-instances"): PlacementPlan {
    const { name, strategies, constraints } =
        typeof spec === "string" ? { name: spec, strategies: [], constraints: [] } : spec;
    const base = named[name] ?? { strategies: [], constraints: [] };
    return {
        name,
        strategies: [...base.strategies, ...strategies],
        constraints: [...base.constraints, ...constraints],
    };
}

/**
 * Whether ECS may move running tasks to even out the zones.
 * It needs room above 100 %, an even spread over zones first (or no strategy), and no constraint on the zone.
 * Source: Balancing an Amazon ECS service across Availability Zones, ECS developer guide.
 */
export function canRebalanceZones(placement: PlacementPlan, maximumPercent: number): boolean {
    const first = placement.strategies[0];
    return (
        maximumPercent > 100 &&
        (first === undefined || (first.type === "spread" && first.field === zone.field)) &&
        !placement.constraints.some((constraint) => (constraint.expression ?? "").includes("ecs.availability-zone"))
    );
}
