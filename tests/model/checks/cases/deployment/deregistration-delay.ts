import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const delay = (value: unknown) => withService("order", { "deployment.deregistrationDelay": value });
const path = `${fileOf("order")}: deployment.deregistrationDelay`;

export const cases: RuleCases = {
    compliant: [{ what: "half a minute", sources: delay("30 s") }],
    violating: [
        { what: "two hours", sources: delay("120 min"), path, reason: 'must be at most 3600 s, got "120 min"' },
    ],
    absent: [
        { what: "no delay", sources: delay(absent) },
        { what: "no deployment", sources: withService("order", { deployment: absent }) },
    ],
    boundary: {
        inside: [
            { what: "0 s", sources: delay("0 s") },
            { what: "3600 s", sources: delay("3600 s") },
            { what: "60 min", sources: delay("60 min") },
        ],
        outside: [{ what: "3601 s", sources: delay("3601 s"), path, reason: /got "3601 s"/ }],
    },
};
