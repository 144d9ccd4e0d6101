import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (index: object) =>
    withService("order", {
        table: {
            partitionKey: "orderId",
            sortKey: { name: "version", type: "number" },
            indexes: { "by-customer": { partitionKey: "customerId", ...index } },
        },
    });
const path = `${fileOf("order")}: table.indexes.by-customer.sortKey`;

export const cases: RuleCases = {
    compliant: [
        { what: "the same type", sources: order({ sortKey: { name: "version", type: "number" } }) },
        { what: "another attribute", sources: order({ sortKey: { name: "placedAt", type: "binary" } }) },
    ],
    violating: [
        {
            what: "another type in an index",
            sources: order({ sortKey: "version" }),
            path,
            reason: 'says that "version" is a string, and another key that it is a number',
        },
    ],
    absent: [{ what: "no table" }, { what: "no second key", sources: order({}) }],
    boundary: "a type is the same, or it is not",
};
