import { fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (table: object) => withService("order", { table: { partitionKey: "orderId", ...table } });
const inProduction = (table: object) => withStack("environment.class", "production", order(table));

export const cases: RuleCases = {
    compliant: [
        { what: "the default in production", sources: inProduction({}) },
        { what: "none elsewhere", sources: order({ pointInTimeRecovery: false }) },
    ],
    violating: [
        {
            what: "none in production",
            sources: inProduction({ pointInTimeRecovery: false }),
            path: `${fileOf("order")}: table.pointInTimeRecovery`,
            reason: "is off in production: what is deleted or overwritten by mistake is gone",
        },
    ],
    absent: [{ what: "no table", sources: withStack("environment.class", "production", sourcesFixture()) }],
    boundary: "it is off, or it is not",
};
