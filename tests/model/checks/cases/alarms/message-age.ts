import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const age = (messageAge: unknown, queue: unknown = { retention: "1 day" }) =>
    withService("order", { alarms: { messageAge }, queue });
const path = `${fileOf("order")}: alarms.messageAge`;

export const cases: RuleCases = {
    compliant: [
        { what: "five minutes", sources: age("5 min") },
        { what: "none", sources: age(false) },
    ],
    violating: [
        {
            what: "more than the queue of a function keeps an event",
            sources: withFunction({ alarms: { messageAge: "6000 min" } }),
            path: `${functionFileOf("notification")}: alarms.messageAge`,
            reason: 'is "6000 min", and no message waits so long: the queue drops it after 4 days',
        },
        {
            what: "more than the queue keeps a message",
            sources: age("2000 min"),
            path,
            reason: 'is "2000 min", and no message waits so long: the queue drops it after 1 day (retention)',
        },
    ],
    absent: [{ what: "no queue" }, { what: "no age, which follows from the queue", sources: age(undefined, {}) }],
    boundary: {
        inside: [
            { what: "a minute", sources: age("1 min") },
            { what: "a minute less than the queue keeps a message", sources: age("1439 min") },
        ],
        outside: [
            { what: "59 seconds", sources: age("59 s"), path, reason: 'must be at least 1 min, got "59 s"' },
            { what: "as long as the queue keeps a message", sources: age("1440 min"), path, reason: /"1440 min"/ },
        ],
    },
};
