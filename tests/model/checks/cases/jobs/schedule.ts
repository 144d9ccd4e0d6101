import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const job = (value: object) => withService("order", { jobs: { nightly: { command: ["report"], ...value } } });
const at = (key: string) => `${fileOf("order")}: jobs.nightly.${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "each night", sources: job({ schedule: "cron(30 2 ? * * *)", timezone: "Europe/Dublin" }) },
        { what: "each hour", sources: job({ schedule: "rate(1 hour)" }) },
        { what: "once", sources: job({ schedule: "at(2030-12-24T08:00:00)" }) },
    ],
    violating: [
        {
            what: "Unix's five fields",
            sources: job({ schedule: "cron(30 2 * * *)" }),
            path: at("schedule"),
            reason: /cron has 6 fields on AWS/,
        },
        {
            what: "two day fields with *",
            sources: job({ schedule: "cron(30 2 * * * *)" }),
            path: at("schedule"),
            reason: /AWS cron needs "\?" in one of them/,
        },
        {
            what: "a unit in the plural of one",
            sources: job({ schedule: "rate(1 minutes)" }),
            path: at("schedule"),
            reason: /wrong number of its unit/,
        },
        {
            what: "a day that never comes",
            sources: job({ schedule: "cron(0 8 31 2 ? *)" }),
            path: at("schedule"),
            reason: /can never fire/,
        },
        {
            what: "a time zone that there is not",
            sources: job({ schedule: "rate(1 hour)", timezone: "Europe/Dubln" }),
            path: at("timezone"),
            reason: '"Europe/Dubln" is not a time zone',
        },
    ],
    absent: [
        { what: "no jobs" },
        { what: "a job without a schedule, whatever its time zone", sources: job({ timezone: "nowhere" }) },
    ],
    boundary: {
        inside: [
            { what: "tries for a minute", sources: job({ schedule: "rate(1 hour)", retryFor: "60 s" }) },
            { what: "tries for a day", sources: job({ schedule: "rate(1 hour)", retryFor: "1440 min" }) },
        ],
        outside: [
            {
                what: "tries for less than a minute",
                sources: job({ schedule: "rate(1 hour)", retryFor: "59 s" }),
                path: at("retryFor"),
                reason: /"59 s"/,
            },
            {
                what: "tries for more than a day",
                sources: job({ schedule: "rate(1 hour)", retryFor: "1441 min" }),
                path: at("retryFor"),
                reason: /"1441 min"/,
            },
        ],
    },
};
