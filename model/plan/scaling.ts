import type { ServiceSpec } from "../schema/service";
import { scheduleKey } from "./schedule-key";

/** A metric that autoscaling keeps near a value. */
export interface ScalingTarget {
    readonly metric:
        "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization" | "ALBRequestCountPerTarget";
    readonly value: number;
}

/** How many tasks run, and who decides. */
export interface ScalingPlan {
    readonly min: number;
    readonly max: number;
    /** How many tasks the service starts with. */
    readonly desired: number;
    /** What autoscaling aims at; empty where no metric decides. */
    readonly targets: readonly ScalingTarget[];
    /** Changes of the range at fixed times. */
    readonly schedule: readonly ScheduledScalingPlan[];
}

/** A change of a service's range of tasks at a fixed time. */
export interface ScheduledScalingPlan {
    /** What tells it from the service's others, as part of a name. */
    readonly key: string;
    /** cron(…), rate(…) or at(…), as Application Auto Scaling takes it. */
    readonly at: string;
    readonly timezone: string;
    readonly min?: number;
    readonly max?: number;
}

/** Whether the number of tasks changes by itself, so that an update must leave it alone. */
export const isAutoscaled = ({ targets, schedule }: ScalingPlan): boolean => targets.length > 0 || schedule.length > 0;

/** The average CPU use that autoscaling aims at where the configuration names no target, in percent. */
const defaultCpuTarget = 60;

/** Decides how many tasks of a service run, and what changes that. */
export function planScaling(spec: ServiceSpec["scaling"]): ScalingPlan {
    const max = spec.max ?? spec.min;
    const targets: ScalingTarget[] = [];
    if (max > spec.min) {
        const named = spec.cpu ?? spec.memory ?? spec.requestsPerTarget;
        const cpu = spec.cpu ?? (named === undefined ? defaultCpuTarget : undefined);
        if (cpu !== undefined) targets.push({ metric: "ECSServiceAverageCPUUtilization", value: cpu });
        if (spec.memory !== undefined)
            targets.push({ metric: "ECSServiceAverageMemoryUtilization", value: spec.memory });
        if (spec.requestsPerTarget !== undefined)
            targets.push({ metric: "ALBRequestCountPerTarget", value: spec.requestsPerTarget });
    }
    return {
        min: spec.min,
        max,
        desired: spec.desired ?? spec.min,
        targets,
        schedule: planSchedule(spec.schedule),
    };
}

/** Two changes at one time are one, of which the later entry decides: AWS would make them in no certain order. */
function planSchedule(entries: ServiceSpec["scaling"]["schedule"]): ScheduledScalingPlan[] {
    const planned = new Map<string, ScheduledScalingPlan>();
    for (const { at, timezone, min, max } of entries) {
        const key = scheduleKey(at, timezone);
        planned.set(key, {
            ...planned.get(key),
            key,
            at,
            timezone,
            ...(min !== undefined && { min }),
            ...(max !== undefined && { max }),
        });
    }
    return [...planned.values()];
}
