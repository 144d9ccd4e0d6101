import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** Shorter than it takes to start a task. */
const leastSeconds = 30;

const check: Check = eachService(({ jobs }, at) =>
    Object.entries(jobs).flatMap(([name, { timeout }]) =>
        inSeconds(timeout) >= leastSeconds
            ? []
            : [
                  finding(
                      at("jobs", name, "timeout"),
                      `is "${timeout}", in which a task hardly starts`,
                      `write "${leastSeconds} s" or more`,
                  ),
              ],
    ),
);

/** The rule `jobs/timeout`. */
export const jobsTimeout: Rule = {
    id: "jobs/timeout",
    severity: "error",
    what: "A job has at least 30 s.",
    why: "Pulling its image and starting it counts too: the job would be stopped before it did anything.",
    remedy: "Write what its slowest run may take, and a minute for its start.",
    source: "Follows from how long a task takes to start.",
    check,
};
