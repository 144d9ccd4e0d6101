import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const timeout = (stopTimeout: string, capacity = "fargate") => withService("user", { capacity, stopTimeout });
const path = `${fileOf("user")}: stopTimeout`;

export const cases: RuleCases = {
    compliant: [
        { what: "a minute", sources: timeout("1 min") },
        { what: "five minutes on instances", sources: timeout("5 min", "ec2") },
    ],
    violating: [
        {
            what: "five minutes",
            sources: timeout("5 min"),
            path,
            reason: 'must be at most 120 s on Fargate, got "5 min"',
        },
    ],
    absent: [{ what: "none", sources: withService("user", { capacity: "fargate" }) }],
    boundary: {
        inside: [{ what: "120 s", sources: timeout("120 s", "fargate-spot") }],
        outside: [{ what: "121 s", sources: timeout("121 s", "fargate-spot"), path, reason: /120 s/ }],
    },
};
