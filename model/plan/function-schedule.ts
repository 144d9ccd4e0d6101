import type { FunctionScheduleSpec } from "../schema/function-schedule";
import { inSeconds } from "../schema/units";

/** When EventBridge Scheduler runs a function. */
export interface FunctionSchedulePlan {
    /** cron(…), rate(…) or at(…). */
    readonly expression: string;
    readonly timezone: string;
    /** What the function gets, as JSON; undefined for what EventBridge Scheduler gives by itself. */
    readonly input?: string;
    /** How often a run that fails is tried. */
    readonly attempts: number;
    /** How long after its time a run may still be started. */
    readonly retrySeconds: number;
    readonly paused: boolean;
}

/** Plans when a function runs by itself, if it does. */
export const planFunctionSchedule = (schedule: FunctionScheduleSpec | undefined): FunctionSchedulePlan | undefined =>
    schedule && {
        expression: schedule.at,
        timezone: schedule.timezone,
        ...(schedule.input !== undefined && { input: JSON.stringify(schedule.input) }),
        attempts: schedule.attempts,
        retrySeconds: inSeconds(schedule.retryFor),
        paused: schedule.paused,
    };
