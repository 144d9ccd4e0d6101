import { everFires, scheduleProblem } from "../../aws/schedule-expression";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) =>
    scaling.schedule.flatMap((entry, index) =>
        scheduleProblem(entry.at) !== undefined || everFires(entry.at)
            ? []
            : [
                  finding(
                      at("scaling", "schedule", index, "at"),
                      `"${entry.at}" can never fire: its months have no such day`,
                      "write a day that there is; L is the last day of a month",
                  ),
              ],
    ),
);

/** The rule `schedule/never`. */
export const scheduleNever: Rule = {
    id: "schedule/never",
    severity: "error",
    what: "A cron expression names a day that comes: not 31 February, and not the fifth Monday of months that have four.",
    why: "The scheduled action would be there and do nothing.",
    remedy: "Write a day that there is; `L` is the last day of a month.",
    source: "Follows from the calendar; Cron expressions reference, Amazon EventBridge user guide.",
    check,
};
