import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const at = (expression: string) => withService("order", { "scaling.schedule": [{ at: expression, min: 2 }] });
const path = `${fileOf("order")}: scaling.schedule[0].at`;

export const cases: RuleCases = {
    compliant: [
        { what: "weekdays at eight", sources: at("cron(0 8 ? * MON-FRI *)") },
        { what: "an hour", sources: at("rate(1 hour)") },
        { what: "a day and time", sources: at("at(2030-12-24T08:00:00)") },
    ],
    violating: [
        {
            what: "the five fields of Unix",
            sources: at("cron(* * * * *)"),
            path,
            reason: "cron has 6 fields on AWS (minutes hours day-of-month month day-of-week year), got 5",
        },
        {
            what: "both day fields",
            sources: at("cron(0 8 * * * *)"),
            path,
            reason: 'day-of-month is "*" and day-of-week "*", and AWS cron needs "?" in one of them',
        },
        {
            what: "an hour that there is not",
            sources: at("cron(0 24 * * ? *)"),
            path,
            reason: '"24" is not a value of the field hours, which takes 0 to 23',
        },
        {
            what: "the plural of one",
            sources: at("rate(1 minutes)"),
            path,
            reason: '"rate(1 minutes)" has the wrong number of its unit',
        },
        {
            what: "none of three",
            sources: at("0 8 * * ? *"),
            path,
            reason: '"0 8 * * ? *" is none of cron(…), rate(…) and at(…)',
        },
        {
            what: "a day that there is not",
            sources: at("at(2030-02-31T08:00:00)"),
            path,
            reason: '"2030-02-31T08:00:00" is not a day and time that there is',
        },
    ],
    absent: [
        { what: "no schedule" },
        { what: "an empty one", sources: withService("order", { "scaling.schedule": [] }) },
    ],
    boundary: {
        inside: [
            { what: "the last minute", sources: at("cron(59 23 31 12 ? 2199)") },
            { what: "the least rate", sources: at("rate(1 minute)") },
        ],
        outside: [
            { what: "minute 60", sources: at("cron(60 23 31 12 ? *)"), path, reason: /field minutes/ },
            { what: "a rate of none", sources: at("rate(0 hours)"), path, reason: /at least 1/ },
        ],
    },
};
