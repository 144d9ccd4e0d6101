import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const job = (value: object, more = {}) =>
    withService("order", { jobs: { migrate: { command: ["migrate"], ...value } }, ...more });
const jobsAlone = { runs: "jobs", port: absent, routes: absent, scaling: absent };
const at = (key: string) => `${fileOf("order")}: jobs.migrate.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "before a deployment", sources: job({ before: "deployment" }) },
        { what: "at fixed times", sources: job({ schedule: "rate(1 day)" }) },
    ],
    violating: [
        {
            what: "both",
            sources: job({ before: "deployment", schedule: "rate(1 day)" }),
            path: at("schedule"),
            reason: "is beside before: deployment, so that the job would run at two kinds of times",
        },
        {
            what: "before the deployment of nothing",
            sources: job({ before: "deployment" }, jobsAlone),
            path: at("before"),
            reason: "runs before the service's deployment, and with runs: jobs nothing is deployed",
        },
    ],
    absent: [{ what: "no jobs" }, { what: "a job that is run by hand", sources: job({}) }],
    boundary: "a job is before a deployment, or it is not",
};
