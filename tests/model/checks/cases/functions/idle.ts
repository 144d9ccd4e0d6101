import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

export const cases: RuleCases = {
    compliant: [{ what: "a function that subscribes", sources: withFunction() }],
    violating: [
        {
            what: "a function that subscribes to nothing",
            sources: withFunction({ subscribes: [] }),
            path: `${file}: subscribes`,
            reason: 'is missing, so that nothing runs "notification"',
        },
    ],
    absent: "a function without subscriptions is what it finds",
    boundary: "it subscribes to something, or it does not",
};
