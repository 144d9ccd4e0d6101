import { everFires, scheduleProblem } from "../aws/schedule-expression";
import { timeZoneProblem } from "../aws/time-zone";
import { inSeconds, type Duration } from "../schema/units";
import { finding, type At, type Finding } from "./rule";

/** A schedule of EventBridge Scheduler, as it is written. */
export interface WrittenSchedule {
    /** The option that the expression stands in. */
    readonly option: "at" | "schedule";
    readonly expression: string;
    readonly timezone: string;
    readonly retryFor: Duration;
    /** How long what was not started may be kept at most: in seconds, and in words. */
    readonly longest: { readonly seconds: number; readonly text: string };
}

/** EventBridge Scheduler keeps what it could not start for a minute at least. Source: RetryPolicy, EventBridge Scheduler API reference. */
const leastSeconds = 60;

/** What is wrong with a schedule: its expression, its time zone, or how long a start is tried. */
export function scheduleFindings(
    { option, expression, timezone, retryFor, longest }: WrittenSchedule,
    at: At,
): Finding[] {
    const problem = scheduleProblem(expression);
    const zone = timeZoneProblem(timezone);
    const seconds = inSeconds(retryFor);
    return [
        ...(problem === undefined ? [] : [finding(at(option), problem.reason, problem.remedy)]),
        ...(problem === undefined && !everFires(expression)
            ? [
                  finding(
                      at(option),
                      `"${expression}" can never fire: its months have no such day`,
                      "write a day that there is; L is the last day of a month",
                  ),
              ]
            : []),
        ...(zone === undefined ? [] : [finding(at("timezone"), zone.reason, zone.remedy)]),
        ...(seconds < leastSeconds || seconds > longest.seconds
            ? [
                  finding(
                      at("retryFor"),
                      `is "${retryFor}", and must be from 1 min to ${longest.text}`,
                      'write for example "60 min"',
                  ),
              ]
            : []),
    ];
}
