import type { ServiceSpec } from "../schema/service";
import { inSeconds } from "../schema/units";
import { planSteps, planTracked, type StepsPlan, type TrackedMetricPlan } from "./scaling-metric";
import { scheduleKey } from "./schedule-key";

/** A metric that autoscaling keeps near a value: one of its own, or the messages in the service's queue for each task. */
export interface ScalingTarget {
    readonly metric:
        | "ECSServiceAverageCPUUtilization"
        | "ECSServiceAverageMemoryUtilization"
        | "ALBRequestCountPerTarget"
        | "BacklogPerTask";
    readonly value: number;
}

/** How many tasks run, and who decides. */
export interface ScalingPlan {
    readonly min: number;
    readonly max: number;
    /** How many tasks the service starts with. */
    readonly desired: number;
    /** What autoscaling aims at. */
    readonly targets: readonly ScalingTarget[];
    /** Metrics by their own names that it aims at too. */
    readonly metrics: readonly TrackedMetricPlan[];
    /** At what it adds or removes a fixed number of tasks. */
    readonly steps: readonly StepsPlan[];
    /** Whether a message in the queue starts the first task: of no tasks, no target can make one. */
    readonly wakes: boolean;
    readonly scaleOutCooldownSeconds: number;
    readonly scaleInCooldownSeconds: number;
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
export const isAutoscaled = ({ targets, metrics, steps, schedule }: ScalingPlan): boolean =>
    targets.length > 0 || metrics.length > 0 || steps.length > 0 || schedule.length > 0;

/** Whether autoscaling may end the last task, by its range or at some time. */
export const reachesZero = ({ min, max, schedule }: ServiceSpec["scaling"]): boolean =>
    (max ?? min) > 0 && (min === 0 || schedule.some((entry) => entry.min === 0));

/** The average CPU use that autoscaling aims at where the configuration names no target, in percent. */
const defaultCpuTarget = 60;

/** Decides how many tasks of a service run, and what changes that. */
export function planScaling(spec: ServiceSpec["scaling"]): ScalingPlan {
    const max = spec.max ?? spec.min;
    const targets: ScalingTarget[] = [];
    if (max > spec.min) {
        const named = spec.cpu ?? spec.memory ?? spec.requestsPerTarget ?? spec.backlogPerTask;
        const aimless = named === undefined && spec.metrics.length === 0 && spec.steps.length === 0;
        const cpu = spec.cpu ?? (aimless ? defaultCpuTarget : undefined);
        if (cpu !== undefined) targets.push({ metric: "ECSServiceAverageCPUUtilization", value: cpu });
        if (spec.memory !== undefined)
            targets.push({ metric: "ECSServiceAverageMemoryUtilization", value: spec.memory });
        if (spec.requestsPerTarget !== undefined)
            targets.push({ metric: "ALBRequestCountPerTarget", value: spec.requestsPerTarget });
        if (spec.backlogPerTask !== undefined) targets.push({ metric: "BacklogPerTask", value: spec.backlogPerTask });
    }
    return {
        min: spec.min,
        max,
        desired: spec.desired ?? spec.min,
        targets,
        metrics: max > spec.min ? spec.metrics.map(planTracked) : [],
        steps: max > spec.min ? spec.steps.flatMap(planSteps) : [],
        wakes: reachesZero(spec) && targets.some(({ metric }) => metric === "BacklogPerTask"),
        scaleOutCooldownSeconds: inSeconds(spec.scaleOutCooldown),
        scaleInCooldownSeconds: inSeconds(spec.scaleInCooldown),
        schedule: planSchedule(spec.schedule),
    };
}

/** The scaling of a service of which nothing runs but jobs. */
export const noTasks = (spec: ServiceSpec["scaling"]): ScalingPlan =>
    planScaling({ ...spec, min: 0, max: 0, desired: 0, schedule: [] });

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
