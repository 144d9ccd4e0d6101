import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (count: number, projected: number) =>
    withService("order", {
        table: {
            partitionKey: "orderId",
            indexes: Object.fromEntries(
                Array.from({ length: count }, (_, index) => [
                    `by-key-${index}`,
                    {
                        partitionKey: `key${index}`,
                        projection:
                            projected === 0
                                ? "all"
                                : Array.from({ length: projected }, (__, attribute) => `attribute${attribute}`),
                    },
                ]),
            ),
        },
    });
const path = `${fileOf("order")}: table.indexes`;

export const cases: RuleCases = {
    compliant: [{ what: "two indexes", sources: order(2, 3) }],
    violating: [
        {
            what: "30 indexes",
            sources: order(30, 0),
            path,
            reason: "are 30, and a table has at most 20",
        },
        {
            what: "many attributes in each",
            sources: order(4, 30),
            path,
            reason: "project 120 attributes, and DynamoDB allows 100 over all indexes of a table",
        },
    ],
    absent: [{ what: "no table" }, { what: "no index", sources: order(0, 0) }],
    boundary: {
        inside: [
            { what: "20 indexes", sources: order(20, 0) },
            { what: "100 attributes", sources: order(4, 25) },
        ],
        outside: [
            { what: "21 indexes", sources: order(21, 0), path, reason: /are 21/ },
            { what: "101 attributes", sources: order(1, 101), path, reason: /project 101/ },
        ],
    },
};
