import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const missed = (missedJobs: unknown, jobs: unknown = {}) => withService("user", { alarms: { missedJobs }, jobs });
const path = `${fileOf("user")}: alarms.missedJobs`;

export const cases: RuleCases = {
    compliant: [
        {
            what: "a threshold of a service with a job at fixed times",
            sources: missed(2, { nightly: { command: ["close"], schedule: "rate(1 day)" } }),
        },
        { what: "one that is off", sources: missed(false) },
        {
            what: "that of a function with a schedule",
            sources: withFunction({ alarms: { missedRuns: 2 }, schedule: { at: "rate(1 day)" } }),
        },
    ],
    violating: [
        {
            what: "a function without a schedule",
            sources: withFunction({ alarms: { missedRuns: 0 } }),
            path: `${functionFileOf("notification")}: alarms.missedRuns`,
            reason: '"notification" has no schedule',
        },
        { what: "no job", sources: missed(0), path, reason: '"user" has no job at fixed times' },
        {
            what: "a job that is run by hand",
            sources: missed(1, { report: { command: ["report"] } }),
            path,
            reason: /no job at fixed times/,
        },
    ],
    absent: [{ what: "no alarms" }],
    boundary: "a job has a schedule or none",
};
