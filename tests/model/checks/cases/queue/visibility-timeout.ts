import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const queue = (visibilityTimeout: string, stopTimeout = "60 s") =>
    withService("order", { queue: { visibilityTimeout }, stopTimeout });
const path = `${fileOf("order")}: queue.visibilityTimeout`;

export const cases: RuleCases = {
    compliant: [
        { what: "more than the stop timeout", sources: queue("5 min") },
        { what: "none, which is twice the stop timeout", sources: withService("order", { queue: {} }) },
        {
            what: "none beside a long stop timeout, whose double would be too long",
            sources: withService("order", { queue: {}, stopTimeout: "700 min" }),
        },
    ],
    violating: [
        {
            what: "less than the stop timeout",
            sources: queue("30 s"),
            path,
            reason: "is 30 s, and a task that is stopped may work on a message for the 60 s of its stopTimeout",
        },
        {
            what: "more than half a day",
            sources: queue("1000 min"),
            path,
            reason: "is 60000 s, and SQS hides a message for at most 43200 s (12 hours)",
        },
    ],
    absent: [{ what: "no queue" }],
    boundary: {
        inside: [
            { what: "the stop timeout", sources: queue("60 s") },
            { what: "12 hours", sources: queue("720 min") },
        ],
        outside: [
            { what: "a second less than the stop timeout", sources: queue("59 s"), path, reason: /is 59 s/ },
            { what: "a second more than 12 hours", sources: queue("43201 s"), path, reason: /at most 43200 s/ },
        ],
    },
};
