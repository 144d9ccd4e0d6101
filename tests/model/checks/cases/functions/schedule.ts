import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const schedule = (value: object) => withFunction({ schedule: { at: "rate(1 hour)", ...value } });
const at = (key: string) => `${functionFileOf("notification")}: schedule.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "each night", sources: schedule({ at: "cron(30 2 ? * * *)", timezone: "Europe/Dublin" }) },
        { what: "once, with an input", sources: schedule({ at: "at(2030-12-24T08:00:00)", input: { year: 2030 } }) },
    ],
    violating: [
        {
            what: "Unix's five fields",
            sources: schedule({ at: "cron(30 2 * * *)" }),
            path: at("at"),
            reason: /cron has 6 fields on AWS/,
        },
        {
            what: "a day that never comes",
            sources: schedule({ at: "cron(0 8 31 2 ? *)" }),
            path: at("at"),
            reason: /can never fire/,
        },
        {
            what: "a time zone that there is not",
            sources: schedule({ timezone: "Europe/Dubln" }),
            path: at("timezone"),
            reason: '"Europe/Dubln" is not a time zone',
        },
        {
            what: "an input that EventBridge Scheduler does not keep",
            sources: schedule({ input: { text: "x".repeat(300_000) } }),
            path: at("input"),
            reason: "has 300011 bytes as JSON, and may have 262144",
        },
    ],
    absent: [{ what: "no schedule", sources: withFunction() }],
    boundary: {
        inside: [
            { what: "tries for a minute", sources: schedule({ retryFor: "60 s" }) },
            { what: "tries for six hours", sources: schedule({ retryFor: "360 min" }) },
        ],
        outside: [
            {
                what: "tries for less than a minute",
                sources: schedule({ retryFor: "59 s" }),
                path: at("retryFor"),
                reason: /"59 s"/,
            },
            {
                what: "tries for longer than Lambda does",
                sources: schedule({ retryFor: "361 min" }),
                path: at("retryFor"),
                reason: /"361 min"/,
            },
        ],
    },
};
