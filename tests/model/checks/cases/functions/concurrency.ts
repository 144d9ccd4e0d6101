import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const limits = (maximumConcurrency: number, reservedConcurrency: number) =>
    withFunction({ maximumConcurrency, reservedConcurrency });
const path = `${file}: maximumConcurrency`;

export const cases: RuleCases = {
    compliant: [{ what: "fewer batches than runs", sources: limits(5, 50) }],
    violating: [
        {
            what: "more batches than runs",
            sources: limits(20, 10),
            path,
            reason: "is 20, and the function runs at most 10 times at once (reservedConcurrency)",
        },
    ],
    absent: [
        { what: "neither", sources: withFunction() },
        { what: "batches alone", sources: withFunction({ maximumConcurrency: 5 }) },
        { what: "runs alone", sources: withFunction({ reservedConcurrency: 5 }) },
    ],
    boundary: {
        inside: [{ what: "as many", sources: limits(5, 5) }],
        outside: [{ what: "one more", sources: limits(6, 5), path, reason: /is 6/ }],
    },
};
