import { scheduleFindings } from "../schedule-findings";
import { eachService, type Check, type Rule } from "../rule";

/** How long EventBridge Scheduler keeps what it could not start. Source: RetryPolicy, EventBridge Scheduler API reference. */
const longest = { seconds: 86_400, text: "24 hours" } as const;

const check: Check = eachService(({ jobs }, at) =>
    Object.entries(jobs).flatMap(([name, { schedule: expression, timezone, retryFor }]) =>
        expression === undefined
            ? []
            : scheduleFindings({ option: "schedule", expression, timezone, retryFor, longest }, (...path) =>
                  at("jobs", name, ...path),
              ),
    ),
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
