import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const timeout = (value: string) => withFunction({ timeout: value });
const path = `${file}: timeout`;

export const cases: RuleCases = {
    compliant: [{ what: "a minute", sources: timeout("1 min") }],
    violating: [
        {
            what: "longer than any run",
            sources: timeout("1000 s"),
            path,
            reason: 'must be from 1 s to 900 s, got "1000 s"',
        },
    ],
    absent: [{ what: "no timeout", sources: withFunction() }],
    boundary: {
        inside: [
            { what: "1 s", sources: timeout("1 s") },
            { what: "15 min", sources: timeout("15 min") },
        ],
        outside: [
            { what: "0 s", sources: timeout("0 s"), path, reason: /0 s/ },
            { what: "901 s", sources: timeout("901 s"), path, reason: /901 s/ },
        ],
    },
};
