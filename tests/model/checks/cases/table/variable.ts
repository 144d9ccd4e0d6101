import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (table: object, section: "environment" | "secrets", name: string) =>
    withService("order", { table: { partitionKey: "orderId", ...table }, [section]: { [name]: "/somewhere" } });

export const cases: RuleCases = {
    compliant: [
        { what: "other variables", sources: order({}, "environment", "OTHER_NAME") },
        { what: "the stream's without a stream", sources: order({}, "environment", "TABLE_STREAM_ARN") },
    ],
    violating: [
        {
            what: "the table's under environment",
            sources: order({}, "environment", "TABLE_NAME"),
            path: `${fileOf("order")}: environment.TABLE_NAME`,
            reason: "is a variable that table sets",
        },
        {
            what: "the stream's under secrets",
            sources: order({ stream: "keys-only" }, "secrets", "TABLE_STREAM_ARN"),
            path: `${fileOf("order")}: secrets.TABLE_STREAM_ARN`,
            reason: "is a variable that table sets",
        },
    ],
    absent: [
        {
            what: "the variable without a table",
            sources: withService("order", { environment: { TABLE_NAME: "orders" } }),
        },
    ],
    boundary: "a variable has the name, or another one",
};
