import { everFires, scheduleProblem } from "../../aws/schedule-expression";
import { timeZoneProblem } from "../../aws/time-zone";
import type { JobSpec } from "../../schema/job";
import { inSeconds } from "../../schema/units";
import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

/** How long EventBridge Scheduler may keep what it could not start. Source: RetryPolicy, EventBridge Scheduler API reference. */
const retryRange = { least: 60, most: 86_400 } as const;

function problemsOf({ schedule, timezone, retryFor }: JobSpec, at: At): Finding[] {
    if (schedule === undefined) return [];
    const expression = scheduleProblem(schedule);
    const zone = timeZoneProblem(timezone);
    const seconds = inSeconds(retryFor);
    return [
        ...(expression === undefined ? [] : [finding(at("schedule"), expression.reason, expression.remedy)]),
        ...(expression === undefined && !everFires(schedule)
            ? [
                  finding(
                      at("schedule"),
                      `"${schedule}" can never fire: its months have no such day`,
                      "write a day that there is; L is the last day of a month",
                  ),
              ]
            : []),
        ...(zone === undefined ? [] : [finding(at("timezone"), zone.reason, zone.remedy)]),
        ...(seconds < retryRange.least || seconds > retryRange.most
            ? [
                  finding(
                      at("retryFor"),
                      `is "${retryFor}", and must be from 1 min to 24 hours`,
                      'write for example "60 min"',
                  ),
              ]
            : []),
    ];
}

const check: Check = eachService(({ jobs }, at) =>
    Object.entries(jobs).flatMap(([name, job]) => problemsOf(job, (...path) => at("jobs", name, ...path))),
);

/** The rule `jobs/schedule`. */
export const jobsSchedule: Rule = {
    id: "jobs/schedule",
    severity: "error",
    what: "A job's `schedule` is cron(…) with AWS's six fields, rate(…) or at(…), and comes; its `timezone` is one of the IANA database, and `retryFor` from 1 min to 24 hours.",
    why: 'The cron of AWS is not that of Unix: it has a year, "?" in one of the two day fields, and counts weekdays from SUN as 1. AWS refuses the schedule, or it fires on another day.',
    remedy: "Write for example `cron(30 2 ? * * *)`, `rate(1 hour)` or `at(2030-12-24T08:00:00)`.",
    source: "CreateSchedule, EventBridge Scheduler API reference; Schedule types in EventBridge Scheduler, EventBridge Scheduler user guide.",
    check,
};
