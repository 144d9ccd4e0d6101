import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (indexes: Record<string, object>) =>
    withService("order", {
        table: {
            partitionKey: "orderId",
            sortKey: "version",
            indexes: indexes as Record<string, { partitionKey: string }>,
        },
    });
const byCustomer = { partitionKey: "customerId", sortKey: "placedAt" };

export const cases: RuleCases = {
    compliant: [
        {
            what: "another sort key",
            sources: order({ "by-customer": byCustomer, "by-total": { ...byCustomer, sortKey: "total" } }),
        },
        {
            what: "the keys the other way round",
            sources: order({ "by-version": { partitionKey: "version", sortKey: "orderId" } }),
        },
    ],
    violating: [
        {
            what: "two of the same keys",
            sources: order({ "by-buyer": byCustomer, "by-customer": byCustomer }),
            path: `${fileOf("order")}: table.indexes.by-customer`,
            reason: "has the keys of by-buyer, so it finds nothing that by-buyer does not",
        },
        {
            what: "the keys of the table",
            sources: order({ "by-order": { partitionKey: "orderId", sortKey: "version" } }),
            path: `${fileOf("order")}: table.indexes.by-order`,
            reason: /the keys of the table/,
        },
    ],
    absent: [{ what: "no table" }, { what: "no index", sources: order({}) }],
    boundary: {
        inside: [{ what: "the partition key alone", sources: order({ "by-order": { partitionKey: "orderId" } }) }],
        outside: [
            {
                what: "both keys, with types",
                sources: order({
                    "by-order": { partitionKey: { name: "orderId", type: "string" }, sortKey: "version" },
                }),
                path: `${fileOf("order")}: table.indexes.by-order`,
                reason: /the keys of the table/,
            },
        ],
    },
};
