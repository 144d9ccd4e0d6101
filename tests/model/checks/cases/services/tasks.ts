import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const max = (count: number, sources = withStack("network.zones", 2)) =>
    withService("payment", { "scaling.max": count }, sources);
const called = withService("order", { calls: ["payment"] });
const at = (path: string) => `${fileOf("payment")}: scaling.${path}`;

export const cases: RuleCases = {
    compliant: [
        { what: "ten tasks", sources: max(10) },
        { what: "a thousand tasks of a service that nobody calls", sources: max(1001) },
    ],
    violating: [
        {
            what: "a typing error",
            sources: max(50_000),
            path: at("max"),
            reason: "50000 tasks are more than the 5000 that a service has by default",
        },
        {
            what: "too many tasks of a service that others call",
            sources: max(2000, called),
            path: at("max"),
            reason: '2000 tasks are more than the 1000 that a service which others call ("order" does) has by default',
        },
        {
            what: "too many tasks on a schedule",
            sources: withService("payment", {
                "scaling.schedule": [
                    { at: "cron(0 8 * * ? *)", max: 5001 },
                    { at: "cron(0 20 * * ? *)", min: 5001 },
                ],
            }),
            path: at("schedule[0].max"),
            reason: "5001 tasks are more than the 5000 that a service has by default",
            more: [{ path: at("schedule[1].min"), reason: /^5001 tasks/ }],
        },
    ],
    absent: [
        { what: "no scaling", sources: withService("payment", { scaling: absent }) },
        {
            what: "no max, which is min then",
            sources: withService("payment", { scaling: { min: 5001 } }),
            path: at("min"),
            reason: /^5001 tasks/,
        },
    ],
    boundary: {
        inside: [
            { what: "5000 tasks", sources: max(5000) },
            { what: "1000 tasks of a service that others call", sources: max(1000, called) },
        ],
        outside: [
            { what: "5001 tasks", sources: max(5001), path: at("max"), reason: /the 5000/ },
            {
                what: "1001 tasks of a service that others call",
                sources: max(1001, called),
                path: at("max"),
                reason: /the 1000/,
            },
        ],
    },
};
