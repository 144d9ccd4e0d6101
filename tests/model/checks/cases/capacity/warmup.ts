import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const warmup = (value: unknown) => withStack("capacity.warmup", value);
const path = "flotilla:capacity.warmup";

export const cases: RuleCases = {
    compliant: [{ what: "two minutes", sources: warmup("2 min") }],
    violating: [{ what: "three hours", sources: warmup("180 min"), path, reason: 'is "180 min"' }],
    absent: [{ what: "no warm-up", sources: warmup(absent) }],
    boundary: {
        inside: [
            { what: "10000 s", sources: warmup("10000 s") },
            { what: "0 s", sources: warmup("0 s") },
        ],
        outside: [{ what: "10001 s", sources: warmup("10001 s"), path, reason: 'is "10001 s"' }],
    },
};
