import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const job = (timeout: string) => withService("order", { jobs: { report: { command: ["report"], timeout } } });
const path = `${fileOf("order")}: jobs.report.timeout`;

export const cases: RuleCases = {
    compliant: [{ what: "an hour", sources: job("60 min") }],
    violating: [{ what: "no time", sources: job("0 s"), path, reason: 'is "0 s", in which a task hardly starts' }],
    absent: [
        { what: "no jobs" },
        { what: "the default", sources: withService("order", { jobs: { report: { command: ["report"] } } }) },
    ],
    boundary: {
        inside: [{ what: "30 s", sources: job("30 s") }],
        outside: [{ what: "29 s", sources: job("29 s"), path, reason: /29 s/ }],
    },
};
