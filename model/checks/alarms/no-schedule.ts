import { hasSchedules } from "../../plan/alarms/queue-alarms";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, jobs, alarms: { missedJobs } }, at) =>
    missedJobs === undefined || missedJobs === false || hasSchedules({ jobs })
        ? []
        : [
              finding(
                  at("alarms", "missedJobs"),
                  `"${name}" has no job at fixed times`,
                  "remove it, or give a job a schedule",
              ),
          ],
);

/** The rule `alarms/no-schedule`. */
export const alarmsNoSchedule: Rule = {
    id: "alarms/no-schedule",
    severity: "error",
    what: "Only a service with a job that has a schedule has an alarm on jobs that were not started.",
    why: "EventBridge Scheduler starts no other jobs: the alarm would never begin. A job before a deployment fails the update, and one by hand its command.",
    remedy: "Remove the threshold, or give a job a schedule.",
    source: "Configuring a dead-letter queue for a schedule, EventBridge Scheduler user guide.",
    check,
};
