/** When a schedule runs, as it is planned. */
export interface PlannedTimes {
    /** `cron(…)`, `rate(…)` or `at(…)`. */
    readonly expression: string;
    readonly timezone: string;
    readonly paused: boolean;
}

/** When a schedule of EventBridge Scheduler runs: at its times, and not some time later, unless it is off. */
export const scheduleTimes = ({ expression, timezone, paused }: PlannedTimes) => ({
    scheduleExpression: expression,
    scheduleExpressionTimezone: timezone,
    state: paused ? "DISABLED" : "ENABLED",
    flexibleTimeWindow: { mode: "OFF" },
});
