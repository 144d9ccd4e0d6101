import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const calls = (...names: string[]) => withService("order", { calls: names });

export const cases: RuleCases = {
    compliant: [{ what: "two services", sources: calls("payment", "inventory") }],
    violating: [
        {
            what: "a service that is named twice",
            sources: calls("payment", "inventory", "payment"),
            path: `${fileOf("order")}: calls[2]`,
            reason: '"payment" is named twice',
        },
    ],
    absent: [{ what: "no calls" }],
    boundary: {
        inside: [{ what: "a service that is named once", sources: calls("payment") }],
        outside: [
            {
                what: "a service that is named three times",
                sources: calls("payment", "payment", "payment"),
                path: `${fileOf("order")}: calls[1]`,
                reason: /twice/,
                more: [{ path: `${fileOf("order")}: calls[2]`, reason: /twice/ }],
            },
        ],
    },
};
