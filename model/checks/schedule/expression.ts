import { scheduleProblem } from "../../aws/schedule-expression";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) =>
    scaling.schedule.flatMap((entry, index) => {
        const problem = scheduleProblem(entry.at);
        return problem === undefined
            ? []
            : [finding(at("scaling", "schedule", index, "at"), problem.reason, problem.remedy)];
    }),
);

/** The rule `schedule/expression`. */
export const scheduleExpression: Rule = {
    id: "schedule/expression",
    severity: "error",
    what: "`at` is cron(…) with AWS's six fields, rate(…) with a value and its unit, or at(…) with a day and time.",
    why: 'The cron of AWS is not that of Unix: it has a year, "?" in one of the two day fields, and counts weekdays from SUN as 1. AWS refuses the scheduled action, or it fires on another day.',
    remedy: "Write for example `cron(0 8 ? * MON-FRI *)`, `rate(1 hour)` or `at(2030-12-24T08:00:00)`.",
    source: "PutScheduledAction, Application Auto Scaling API reference: Schedule; Cron expressions reference, Amazon EventBridge user guide.",
    check,
};
