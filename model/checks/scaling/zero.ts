import { reachesZero } from "../../plan/scaling";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, at) => {
    // Where the number of tasks is fixed in between, only the schedule changes it.
    if (!reachesZero(scaling) || (scaling.max ?? scaling.min) === scaling.min) return [];
    const starts =
        scaling.backlogPerTask !== undefined ||
        scaling.steps.some(({ metric, out }) => out.length > 0 && metric !== "cpu" && metric !== "memory") ||
        scaling.schedule.some(({ min }) => min !== undefined && min > 0);
    return starts
        ? []
        : [
              finding(
                  scaling.min === 0 ? at("scaling", "min") : at("scaling", "schedule"),
                  "lets autoscaling end the last task, and nothing starts one again: without a task there is no metric to aim at",
                  "write 1 or more, or scale on the queue with backlogPerTask",
              ),
          ];
});

/** The rule `scaling/zero`. */
export const scalingZero: Rule = {
    id: "scaling/zero",
    severity: "error",
    what: "A service that may scale to no task has something that starts one again: `backlogPerTask`, `steps` on a metric that is there without a task, or a schedule.",
    why: "CPU, memory and requests of a task are no metrics without a task, and of no tasks a target can only make none: the service would never run again.",
    remedy: "Write min: 1, or scale a worker on its queue.",
    source: "Amazon ECS CloudWatch metrics, ECS developer guide: no metrics without running tasks; How target tracking scaling works, Application Auto Scaling user guide.",
    check,
};
