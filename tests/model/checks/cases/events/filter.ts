import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const filtered = (filter: object) =>
    withService(
        "user",
        { subscribes: [{ event: "order.placed", filter }] },
        withService("order", { publishes: ["order.placed"] }),
    );
const at = (field: string) => `${fileOf("user")}: subscribes[0].filter.${field}`;

export const cases: RuleCases = {
    compliant: [
        { what: "values", sources: filtered({ currency: ["EUR", null], total: [1, { exists: false }] }) },
        {
            what: "fields side by side",
            sources: filtered({ "customer.tier": ["gold"], "customer.id": [{ prefix: "c-" }] }),
        },
        { what: "fields that begin alike", sources: filtered({ customer: ["a"], customers: ["b"] }) },
        { what: "a wildcard", sources: filtered({ sku: [{ wildcard: "book-*-en" }] }) },
        { what: "one bound", sources: filtered({ total: [{ numeric: [">", 100] }] }) },
        { what: "anything but some", sources: filtered({ currency: [{ "anything-but": ["EUR", "USD"] }] }) },
    ],
    violating: [
        {
            what: "a field that is a value and holds others",
            sources: filtered({ customer: ["c-1"], "customer.tier": ["gold"] }),
            path: at("customer.tier"),
            reason: 'is a field within "customer", which has values of its own here',
        },
        {
            what: "two wildcards in a row",
            sources: filtered({ sku: [{ wildcard: "book-**" }] }),
            path: at("sku"),
            reason: '"book-**" has two wildcards in a row, which EventBridge refuses',
        },
        {
            what: "a range whose bounds are exchanged",
            sources: filtered({ total: [{ numeric: [">", 100, "<", 10] }] }),
            path: at("total"),
            reason: "no number is > 100 and < 10",
        },
    ],
    absent: [
        { what: "no subscription" },
        {
            what: "no filter",
            sources: withService(
                "user",
                { subscribes: ["order.placed"] },
                withService("order", { publishes: ["order.placed"] }),
            ),
        },
    ],
    boundary: {
        inside: [{ what: "a range of one number", sources: filtered({ total: [{ numeric: [">=", 5, "<=", 5] }] }) }],
        outside: [
            {
                what: "the same range without its end",
                sources: filtered({ total: [{ numeric: [">=", 5, "<", 5] }] }),
                path: at("total"),
                reason: "no number is >= 5 and < 5",
            },
        ],
    },
};
