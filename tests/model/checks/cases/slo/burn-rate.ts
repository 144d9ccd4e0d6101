import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const available = (availability: number) => withService("user", { slo: { availability } });
const fast = (percent: number) => withService("user", { slo: { latency: { within: "1 s", percent } } });
const path = `${fileOf("user")}: slo.availability`;

export const cases: RuleCases = {
    compliant: [
        { what: "99.9 %", sources: available(99.9) },
        { what: "99 % within a second", sources: fast(99) },
    ],
    violating: [
        {
            what: "90 %",
            sources: available(90),
            path,
            reason: "leaves 10 % of the requests to be bad: even if all are, that is not the 14.4 times as many that an alarm begins at",
        },
        {
            what: "90 % within a second",
            sources: fast(90),
            path: `${fileOf("user")}: slo.latency.percent`,
            reason: /^leaves 10 %/,
        },
    ],
    absent: [{ what: "no objective" }],
    boundary: {
        inside: [{ what: "what 14.4 times its budget just reaches", sources: available(93.1) }],
        outside: [{ what: "a little less", sources: available(93), path, reason: /^leaves 7 %/ }],
    },
};
