import { scheduleFindings } from "../schedule-findings";
import { eachFunction, finding, type At, type Check, type Rule } from "../rule";

/** How long Lambda keeps a run that it could not start. Source: PutFunctionEventInvokeConfig, Lambda API reference: MaximumEventAgeInSeconds. */
const longest = { seconds: 21_600, text: "6 hours" } as const;

/** The largest input of a target. Source: Quotas for Amazon EventBridge Scheduler, EventBridge Scheduler user guide. */
const largestInputBytes = 256 * 1024;

const check: Check = eachFunction(({ schedule }, at) => {
    if (schedule === undefined) return [];
    const { at: expression, timezone, retryFor, input } = schedule;
    const inSchedule: At = (...path) => at("schedule", ...path);
    const bytes = Buffer.byteLength(JSON.stringify(input ?? {}));
    return [
        ...scheduleFindings({ option: "at", expression, timezone, retryFor, longest }, inSchedule),
        ...(bytes > largestInputBytes
            ? [
                  finding(
                      inSchedule("input"),
                      `has ${bytes} bytes as JSON, and may have ${largestInputBytes}`,
                      "put what is large in a file or a table, and write where it is",
                  ),
              ]
            : []),
    ];
});

/** The rule `functions/schedule`. */
export const functionsSchedule: Rule = {
    id: "functions/schedule",
    severity: "error",
    what: "A function's `schedule.at` is cron(…) with AWS's six fields, rate(…) or at(…), and comes; its `timezone` is one of the IANA database, `retryFor` from 1 min to 6 hours, and `input` at most 256 KB.",
    why: 'The cron of AWS is not that of Unix: it has a year, "?" in one of the two day fields, and counts weekdays from SUN as 1. AWS refuses the schedule, or it fires on another day.',
    remedy: "Write for example `cron(30 2 ? * * *)`, `rate(1 hour)` or `at(2030-12-24T08:00:00)`.",
    source: "CreateSchedule, EventBridge Scheduler API reference; PutFunctionEventInvokeConfig, Lambda API reference; Schedule types in EventBridge Scheduler, EventBridge Scheduler user guide.",
    check,
};
