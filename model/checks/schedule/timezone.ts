import { timeZoneProblem } from "../../aws/time-zone";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) =>
    scaling.schedule.flatMap(({ timezone }, index) => {
        const problem = timeZoneProblem(timezone);
        return problem === undefined
            ? []
            : [finding(at("scaling", "schedule", index, "timezone"), problem.reason, problem.remedy)];
    }),
);

/** The rule `schedule/timezone`. */
export const scheduleTimezone: Rule = {
    id: "schedule/timezone",
    severity: "error",
    what: "`timezone` is the name of a time zone of the IANA database, such as Europe/Dublin or UTC, in its own letter case.",
    why: "AWS refuses the scheduled action.",
    remedy: "Write a region and a city. An offset such as +01:00 is no time zone: it does not know summer time.",
    source: "PutScheduledAction, Application Auto Scaling API reference: Timezone.",
    check,
};
