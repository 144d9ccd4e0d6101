import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const calls = (...names: string[]) => withService("order", { calls: names });

export const cases: RuleCases = {
    compliant: [{ what: "calls of others", sources: calls("payment", "user") }],
    violating: [
        {
            what: "a call of itself",
            sources: calls("payment", "order"),
            path: `${fileOf("order")}: calls[1]`,
            reason: '"order" calls itself',
        },
    ],
    absent: [{ what: "no calls" }],
    boundary: "A name is the service's own or it is not.",
};
