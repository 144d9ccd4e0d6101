import { fileOf, serviceFile, withServices } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const named = (name: string, cache: object | undefined) =>
    withServices(
        serviceFile({
            name,
            image: { context: "." },
            cpu: "0.25 vCPU",
            memory: "256 MiB",
            user: "1000:1000",
            ...(cache && { cache }),
        }),
    );
const refused = {
    what: "two hyphens in a row",
    sources: named("stock--old", {}),
    path: `${fileOf("stock--old")}: cache`,
    reason: 'is named after the service, and "stock--old" has two hyphens in a row, which ElastiCache refuses',
};

export const cases: RuleCases = {
    compliant: [{ what: "a name without hyphens", sources: named("stock", {}) }],
    violating: [refused],
    absent: [{ what: "the name without a cache", sources: named("stock--old", undefined) }],
    boundary: {
        inside: [{ what: "single hyphens", sources: named("stock-of-old", {}) }],
        outside: [refused],
    },
};
