import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const max = (instances: number | typeof absent) => withStack("capacity.max", instances);
const path = "flotilla:capacity.max";

export const cases: RuleCases = {
    compliant: [{ what: "a large cluster", sources: max(1000) }],
    violating: [
        {
            what: "more instances than a cluster may have",
            sources: max(10_000),
            path,
            reason: "is 10000, above the 5000 instances that ECS allows a cluster",
        },
    ],
    absent: [{ what: "no max", sources: max(absent) }],
    boundary: {
        inside: [{ what: "5000 instances", sources: max(5000) }],
        outside: [{ what: "5001 instances", sources: max(5001), path, reason: /above the 5000/ }],
    },
};
