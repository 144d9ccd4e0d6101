import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const scaling = (min: unknown, max: unknown, desired: unknown = absent) =>
    withService("order", { "scaling.min": min, "scaling.max": max, "scaling.desired": desired });
const at = (key: string) => `${fileOf("order")}: scaling.${key}`;

export const cases: RuleCases = {
    compliant: [{ what: "desired between min and max", sources: scaling(1, 4, 2) }],
    violating: [
        { what: "min above max", sources: scaling(9, 4), path: at("min"), reason: "is 9, and must be at most max (4)" },
        { what: "desired below min", sources: scaling(2, 4, 1), path: at("desired"), reason: "is 1, below min (2)" },
        { what: "desired above max", sources: scaling(2, 4, 9), path: at("desired"), reason: "is 9, above max (4)" },
    ],
    absent: [
        { what: "no max, which is min then", sources: withService("inventory", { "scaling.max": absent }) },
        { what: "no scaling at all", sources: withService("inventory", { scaling: absent }) },
        {
            what: "desired above min without max",
            sources: withService("inventory", { "scaling.desired": 2 }),
            path: `${fileOf("inventory")}: scaling.desired`,
            reason: "is 2, above max (1, the same as min)",
        },
    ],
    boundary: {
        inside: [
            { what: "min equal to max", sources: withService("payment", { "scaling.min": 2 }) },
            { what: "desired equal to min", sources: scaling(2, 4, 2) },
            { what: "desired equal to max", sources: scaling(2, 4, 4) },
        ],
        outside: [
            { what: "min one above max", sources: scaling(5, 4), path: at("min"), reason: /at most max/ },
            { what: "desired one above max", sources: scaling(2, 4, 5), path: at("desired"), reason: /above max/ },
            { what: "desired one below min", sources: scaling(2, 4, 1), path: at("desired"), reason: /below min/ },
        ],
    },
};
