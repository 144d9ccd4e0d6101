import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withAlarms = (alarms: unknown, more: object = {}) => withService("user", { alarms, ...more });

export const cases: RuleCases = {
    compliant: [
        {
            what: "thresholds of what a service has",
            sources: withAlarms(
                { database: { cpu: 80 }, cache: { memory: 80 }, table: { throttles: 10 } },
                { database: {}, cache: {}, table: { partitionKey: "userId" } },
            ),
        },
        {
            what: "those of the table of a function",
            sources: withFunction({ alarms: { table: { throttles: 5 } }, table: { partitionKey: "eventId" } }),
        },
        { what: "alarms that are off", sources: withAlarms({ database: { cpu: false }, table: { throttles: false } }) },
        { what: "other thresholds", sources: withAlarms({ cpu: 80 }) },
    ],
    violating: [
        {
            what: "thresholds of all that there may be",
            sources: withAlarms({ database: { cpu: 80 }, cache: { memory: 80 }, table: { throttles: 0 } }),
            path: `${fileOf("user")}: alarms.database.cpu`,
            reason: '"user" has no database of its own',
            more: [
                { path: `${fileOf("user")}: alarms.cache.memory`, reason: '"user" has no cache of its own' },
                { path: `${fileOf("user")}: alarms.table.throttles`, reason: '"user" has no table of its own' },
            ],
        },
        {
            what: "those of a function without a table",
            sources: withFunction({ alarms: { table: { systemErrors: 5 } } }),
            path: `${functionFileOf("notification")}: alarms.table.systemErrors`,
            reason: '"notification" has no table of its own',
        },
    ],
    absent: [{ what: "no alarms" }],
    boundary: "a service has a data store or none",
};
