import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const timeout = (value: string) => withStack("apiGateway", { timeout: value });
const path = "flotilla:apiGateway.timeout";

export const cases: RuleCases = {
    compliant: [{ what: "ten seconds", sources: timeout("10 s") }],
    violating: [{ what: "a minute", sources: timeout("1 min"), path, reason: 'must be from 1 s to 30 s, got "1 min"' }],
    absent: [{ what: "no API" }, { what: "no timeout", sources: withStack("apiGateway", {}) }],
    boundary: {
        inside: [
            { what: "one second", sources: timeout("1 s") },
            { what: "thirty seconds", sources: timeout("30 s") },
        ],
        outside: [
            { what: "none", sources: timeout("0 s"), path, reason: /got "0 s"/ },
            { what: "one second more", sources: timeout("31 s"), path, reason: /got "31 s"/ },
        ],
    },
};
