import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (table: object) => withService("order", { table: { partitionKey: "orderId", ...table } });
const closed = (table: object) => withStack("network.nat", "none", order(table));

export const cases: RuleCases = {
    compliant: [
        { what: "a stream with a way out", sources: order({ stream: "new-image" }) },
        { what: "a table without a way out", sources: closed({}) },
    ],
    violating: [
        {
            what: "a stream without a way out",
            sources: closed({ stream: "new-image" }),
            path: `${fileOf("order")}: table.stream`,
            reason: "can't be read by the service's tasks, which have no way to DynamoDB Streams with network.nat: none",
        },
    ],
    absent: [{ what: "no table" }],
    boundary: "there is a way out, or there is none",
};
