import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const topic = { event: "order.placed", transport: "sns" };
const publisher = withService("order", { publishes: [topic] });
const filtered = (filter: object) =>
    withService("user", { subscribes: [{ event: "order.placed", filter }] }, publisher);
const at = (field?: string) => `${fileOf("user")}: subscribes[0].filter${field === undefined ? "" : `.${field}`}`;

/** As many fields, each with one value. */
const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, [index]]));
/** As many values of one field, which lies two deep. */
const values = (count: number) => ({ total: Array.from({ length: count }, (_, index) => index) });

export const cases: RuleCases = {
    compliant: [
        {
            what: "comparisons that SNS has",
            sources: filtered({
                "customer.tier": ["gold", { "equals-ignore-case": "SILVER" }],
                "customer.id": [{ prefix: "c-" }, { suffix: "-x" }],
                total: [{ numeric: [">=", 100, "<", 200.55] }, { exists: false }],
            }),
        },
        {
            what: "values that are none of some, or nothing",
            sources: filtered({ currency: [{ "anything-but": ["EUR", "USD"] }, null], rank: [{ "anything-but": 5 }] }),
        },
        {
            what: "a wildcard on an event of the bus",
            sources: withService(
                "user",
                { subscribes: [{ event: "order.placed", filter: { sku: [{ wildcard: "a*b" }] } }] },
                withService("order", { publishes: ["order.placed"] }),
            ),
        },
    ],
    violating: [
        {
            what: "a wildcard",
            sources: filtered({ sku: [{ wildcard: "book-*" }] }),
            path: at("sku"),
            reason: "has a wildcard, and the event comes by a topic, whose filters have none",
        },
        {
            what: "a wildcard of a function",
            sources: withFunction(
                { subscribes: [{ event: "order.placed", filter: { sku: [{ wildcard: "book-*" }] } }] },
                publisher,
            ),
            path: `${functionFileOf("notification")}: subscribes[0].filter.sku`,
            reason: /has a wildcard/,
        },
        {
            what: "numbers beyond what SNS compares, and with more digits",
            sources: filtered({
                total: [2e9],
                share: [{ numeric: [">", 0.0000001] }],
                rank: [{ "anything-but": [1, -3e9] }],
            }),
            path: at("total"),
            reason: "compares with 2000000000, and the event comes by a topic: SNS compares numbers from -1e9 to 1e9 with 5 digits after the point",
            more: [
                { path: at("share"), reason: /compares with 1e-7/ },
                { path: at("rank"), reason: /compares with -3000000000/ },
            ],
        },
        {
            what: "fields that lie deep",
            sources: filtered({ "a.b.c": [1, 2, 3], "d.e.f": [1, 2, 3], "g.h": [1, 2] }),
            path: at(),
            reason: "has 864 combinations of values, each field's by its depth, and the event comes by a topic, whose filters have at most 150",
        },
    ],
    absent: [{ what: "no filter", sources: withService("user", { subscribes: ["order.placed"] }, publisher) }],
    boundary: {
        inside: [
            { what: "five fields", sources: filtered(fields(5)) },
            { what: "150 combinations", sources: filtered(values(75)) },
            { what: "the largest number", sources: filtered({ total: [1e9, -1e9, 0.00001] }) },
        ],
        outside: [
            {
                what: "six fields",
                sources: filtered(fields(6)),
                path: at(),
                reason: "names 6 fields, and the event comes by a topic, whose filters name at most 5",
            },
            {
                what: "152 combinations",
                sources: filtered(values(76)),
                path: at(),
                reason: /has 152 combinations/,
            },
            {
                what: "one more than the largest number",
                sources: filtered({ total: [1e9 + 1] }),
                path: at("total"),
                reason: /compares with 1000000001/,
            },
        ],
    },
};
