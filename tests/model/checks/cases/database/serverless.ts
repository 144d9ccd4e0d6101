import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withServerless = (min: number, max: number, others = {}) =>
    withService("order", { database: { serverless: { min, max }, ...others } });
const at = (option: string) => `${fileOf("order")}: database.${option}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a range", sources: withServerless(0.5, 4) },
        { what: "a range that begins with a pause", sources: withServerless(0, 16) },
    ],
    violating: [
        {
            what: "less at most than at least",
            sources: withServerless(8, 4),
            path: at("serverless.min"),
            reason: "8 is more than the 4 of max",
        },
        {
            what: "a disk",
            sources: withServerless(0.5, 4, { storage: "20 GiB" }),
            path: at("storage"),
            reason: "is of an instance, and Aurora Serverless has none",
        },
        {
            what: "an instance class",
            sources: withServerless(0.5, 4, { instance: "db.t4g.micro" }),
            path: at("instance"),
            reason: "is of an instance, and Aurora Serverless has none",
        },
    ],
    boundary: {
        inside: [{ what: "as much at most as at least", sources: withServerless(4, 4) }],
        outside: [
            {
                what: "half a unit less",
                sources: withServerless(4.5, 4),
                path: at("serverless.min"),
                reason: "4.5 is more than the 4 of max",
            },
        ],
    },
    absent: [{ what: "an instance", sources: withService("order", { database: { storage: "100 GiB" } }) }],
};
