/** A minute, in seconds: how often most services report. */
export const minute = 60;

/** Five minutes, in seconds. */
export const fiveMinutes = 5 * minute;

/** For what comes and goes: one bad minute tells nobody. The metric's period is a minute. */
export const threeOfFiveMinutes = { periods: 5, datapoints: 3, missingData: "notBreaching" } as const;

/** For what fills up slowly. The metric's period is five minutes. */
export const quarterOfAnHour = { periods: 3, datapoints: 3, missingData: "notBreaching" } as const;
