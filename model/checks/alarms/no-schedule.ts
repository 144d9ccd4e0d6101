import { hasSchedules } from "../../plan/alarms/queue-alarms";
import { eachFunction, eachService, finding, type Check, type Rule } from "../rule";

const services: Check = eachService(({ name, jobs, alarms: { missedJobs } }, at) =>
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

const functions: Check = eachFunction(({ name, schedule, alarms: { missedRuns } }, at) =>
    missedRuns === undefined || missedRuns === false || schedule !== undefined
        ? []
        : [finding(at("alarms", "missedRuns"), `"${name}" has no schedule`, "remove it, or write when it runs")],
);

const check: Check = (input) => [...services(input), ...functions(input)];

/** The rule `alarms/no-schedule`. */
export const alarmsNoSchedule: Rule = {
    id: "alarms/no-schedule",
    severity: "error",
    what: "Only a service with a job that has a schedule has an alarm on jobs that were not started; and a function with a schedule, one on its runs.",
    why: "EventBridge Scheduler starts no other jobs: the alarm would never begin. A job before a deployment fails the update, and one by hand its command.",
    remedy: "Remove the threshold, or give the job or the function a schedule.",
    source: "Configuring a dead-letter queue for a schedule, EventBridge Scheduler user guide.",
    check,
};
