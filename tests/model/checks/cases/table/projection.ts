import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (projection: unknown) =>
    withService("order", {
        table: {
            partitionKey: "orderId",
            sortKey: "version",
            indexes: { "by-customer": { partitionKey: "customerId", projection: projection as "all" } },
        },
    });
const at = (position: number) => `${fileOf("order")}: table.indexes.by-customer.projection[${position}]`;

export const cases: RuleCases = {
    compliant: [
        { what: "other attributes", sources: order(["status", "total"]) },
        { what: "all", sources: order("all") },
    ],
    violating: [
        {
            what: "a key of the table",
            sources: order(["status", "version"]),
            path: at(1),
            reason: '"version" is a key, and every index has the keys',
        },
        { what: "its own key", sources: order(["customerId"]), path: at(0), reason: /"customerId" is a key/ },
        {
            what: "one that is there twice",
            sources: order(["status", "status"]),
            path: at(1),
            reason: '"status" is named twice',
        },
    ],
    absent: [
        { what: "no table" },
        { what: "no index", sources: withService("order", { table: { partitionKey: "orderId" } }) },
    ],
    boundary: "an attribute is a key or there already, or it is not",
};
