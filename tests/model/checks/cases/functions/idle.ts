import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

export const cases: RuleCases = {
    compliant: [
        { what: "a function that subscribes", sources: withFunction() },
        {
            what: "a function that runs at fixed times",
            sources: withFunction({ subscribes: [], schedule: { at: "rate(1 hour)" } }),
        },
    ],
    violating: [
        {
            what: "a function that subscribes to nothing",
            sources: withFunction({ subscribes: [] }),
            path: `${file}: subscribes`,
            reason: 'is missing, so that nothing runs "notification"',
        },
    ],
    absent: "a function that nothing runs is what it finds",
    boundary: "something runs it, or nothing does",
};
