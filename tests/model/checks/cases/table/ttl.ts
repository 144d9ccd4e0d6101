import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (ttl: string, indexes: object = {}) =>
    withService("order", { table: { partitionKey: "orderId", ttl, indexes } });
const path = `${fileOf("order")}: table.ttl`;

export const cases: RuleCases = {
    compliant: [
        { what: "an attribute of its own", sources: order("expiresAt") },
        {
            what: "a number that an index is sorted by",
            sources: order("expiresAt", {
                "by-end": { partitionKey: "status", sortKey: { name: "expiresAt", type: "number" } },
            }),
        },
    ],
    violating: [
        {
            what: "the partition key, a text",
            sources: order("orderId"),
            path,
            reason: 'is "orderId", which is a key and a string: DynamoDB passes over what is no number, and no item would expire',
        },
        {
            what: "a text that an index is sorted by",
            sources: order("expiresAt", { "by-end": { partitionKey: "status", sortKey: "expiresAt" } }),
            path,
            reason: /"expiresAt"/,
        },
    ],
    absent: [
        { what: "no table" },
        { what: "no expiry", sources: withService("order", { table: { partitionKey: "orderId" } }) },
    ],
    boundary: "a key is a number, or it is not",
};
