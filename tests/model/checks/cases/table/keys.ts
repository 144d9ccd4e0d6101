import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (table: object) => withService("order", { table: { partitionKey: "orderId", ...table } });
const indexed = (index: object) => order({ indexes: { "by-customer": { partitionKey: "customerId", ...index } } });

export const cases: RuleCases = {
    compliant: [
        { what: "two attributes", sources: order({ sortKey: "version" }) },
        { what: "a key of the table in an index", sources: indexed({ sortKey: "orderId" }) },
    ],
    violating: [
        {
            what: "one attribute for both keys of a function's table",
            sources: withFunction({ table: { partitionKey: "eventId", sortKey: "eventId" } }),
            path: `${functionFileOf("notification")}: table.sortKey`,
            reason: 'is "eventId", as is the partition key',
        },
        {
            what: "one attribute for both keys of the table",
            sources: order({ sortKey: "orderId" }),
            path: `${fileOf("order")}: table.sortKey`,
            reason: 'is "orderId", as is the partition key',
        },
        {
            what: "one attribute for both keys of an index",
            sources: indexed({ sortKey: "customerId" }),
            path: `${fileOf("order")}: table.indexes.by-customer.sortKey`,
            reason: 'is "customerId", as is the partition key',
        },
    ],
    absent: [{ what: "no table" }, { what: "no sort key", sources: order({}) }],
    boundary: {
        inside: [{ what: "other letters", sources: order({ sortKey: "orderID" }) }],
        outside: [
            {
                what: "the same with a type",
                sources: order({ sortKey: { name: "orderId", type: "string" } }),
                path: `${fileOf("order")}: table.sortKey`,
                reason: /"orderId"/,
            },
        ],
    },
};
