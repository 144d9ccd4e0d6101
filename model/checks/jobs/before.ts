import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ jobs, runs }, at) =>
    Object.entries(jobs).flatMap(([name, { before, schedule }]) => {
        if (before === undefined) return [];
        if (runs === "jobs")
            return [
                finding(
                    at("jobs", name, "before"),
                    "runs before the service's deployment, and with runs: jobs nothing is deployed",
                    "give the job to the service that needs it",
                ),
            ];
        return schedule === undefined
            ? []
            : [
                  finding(
                      at("jobs", name, "schedule"),
                      "is beside before: deployment, so that the job would run at two kinds of times",
                      "write two jobs with one command",
                  ),
              ];
    }),
);

/** The rule `jobs/before`. */
export const jobsBefore: Rule = {
    id: "jobs/before",
    severity: "error",
    what: "A job with `before: deployment` is of a service that is deployed, and has no schedule.",
    why: "A migration that also runs at night changes the database at a time at which nobody deploys.",
    remedy: "Give the job to the service that needs it, and write a second job for the schedule.",
    source: "Follows from what runs the job: the update of its service.",
    check,
};
