import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [
        { what: "an availability", sources: withService("user", { slo: { availability: 99.9 } }) },
        { what: "a latency", sources: withService("user", { slo: { latency: { within: "1 s", percent: 99 } } }) },
    ],
    violating: [
        {
            what: "neither",
            sources: withService("user", { slo: {} }),
            path: `${fileOf("user")}: slo`,
            reason: "names no objective",
        },
    ],
    absent: [{ what: "no slo" }],
    boundary: "there is an objective or none",
};
