import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const production = withStack("environment.class", "production");

export const cases: RuleCases = {
    compliant: [
        {
            what: "production with somebody who is told",
            sources: withStack("alerts", { email: ["ops@example.com"] }, production),
        },
        { what: "a disposable environment without" },
        { what: "a local one without", sources: withStack("environment.class", "local") },
    ],
    violating: [
        {
            what: "production without",
            sources: production,
            path: "flotilla:alerts",
            reason: "is missing: in production, nobody is told when a service fails",
        },
    ],
    absent: "that the section is not there is what the rule is about",
    boundary: "there is a section or none",
};
