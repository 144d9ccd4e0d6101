import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const receives = (maxReceives: number) => withService("order", { queue: { maxReceives } });
const path = `${fileOf("order")}: queue.maxReceives`;

export const cases: RuleCases = {
    compliant: [{ what: "ten", sources: receives(10) }],
    violating: [
        {
            what: "one",
            sources: receives(1),
            path,
            reason: "is 1: a message whose task is replaced while it works on it counts as received",
        },
    ],
    absent: [{ what: "no queue" }, { what: "the default", sources: withService("order", { queue: {} }) }],
    boundary: {
        inside: [{ what: "three", sources: receives(3) }],
        outside: [{ what: "two", sources: receives(2), path, reason: /is 2/ }],
    },
};
