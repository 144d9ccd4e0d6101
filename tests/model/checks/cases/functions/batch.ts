import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const batch = (value: object) => withFunction({ batch: value });

export const cases: RuleCases = {
    compliant: [
        { what: "a small batch at once", sources: batch({ size: 10 }) },
        { what: "a large batch that is gathered", sources: batch({ size: 10_000, window: "5 min" }) },
    ],
    violating: [
        {
            what: "a large batch at once",
            sources: batch({ size: 100 }),
            path: `${file}: batch.size`,
            reason: "is 100, and Lambda gets at most 10 messages from SQS at once",
        },
        {
            what: "a window that is too long",
            sources: batch({ window: "10 min" }),
            path: `${file}: batch.window`,
            reason: 'must be from 0 s to 300 s, got "10 min"',
        },
    ],
    absent: [{ what: "no batch", sources: withFunction() }],
    boundary: {
        inside: [
            { what: "11 events in a second", sources: batch({ size: 11, window: "1 s" }) },
            { what: "a window of 300 s", sources: batch({ window: "300 s" }) },
        ],
        outside: [
            { what: "11 events at once", sources: batch({ size: 11 }), path: `${file}: batch.size`, reason: /is 11/ },
            { what: "301 s", sources: batch({ window: "301 s" }), path: `${file}: batch.window`, reason: /301 s/ },
        ],
    },
};
