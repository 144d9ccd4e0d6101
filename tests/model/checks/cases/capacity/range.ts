import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const capacity = (min: unknown, max: unknown) => withStack("capacity.min", min, withStack("capacity.max", max));
const path = "flotilla:capacity.min";

export const cases: RuleCases = {
    compliant: [{ what: "a range", sources: capacity(2, 8) }],
    violating: [{ what: "min above max", sources: capacity(9, 6), path, reason: "is 9, and must be at most max (6)" }],
    absent: [
        { what: "no range", sources: capacity(absent, absent) },
        {
            what: "a min above the max that is not written",
            sources: capacity(5, absent),
            path,
            reason: /at most max \(4\)/,
        },
    ],
    boundary: {
        inside: [
            { what: "min equal to max", sources: capacity(6, 6) },
            { what: "no instance at least", sources: capacity(0, 6) },
        ],
        outside: [{ what: "min one above max", sources: capacity(7, 6), path, reason: /is 7/ }],
    },
};
