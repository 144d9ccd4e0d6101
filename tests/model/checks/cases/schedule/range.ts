import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The order service, which has 1 to 4 tasks, with a schedule of these ranges. */
const ranges = (...entries: readonly { readonly min?: number; readonly max?: number }[]) =>
    withService("order", { "scaling.schedule": entries.map((entry) => ({ at: "rate(1 hour)", ...entry })) });
const path = (key = "", index = 0) => `${fileOf("order")}: scaling.schedule[${index}]${key}`;

export const cases: RuleCases = {
    compliant: [
        { what: "both", sources: ranges({ min: 2, max: 8 }, { min: 1, max: 4 }) },
        { what: "one that another's max makes possible", sources: ranges({ min: 6 }, { max: 8 }) },
    ],
    violating: [
        {
            what: "neither",
            sources: ranges({}),
            path: path(),
            reason: "names neither min nor max, so it changes nothing",
        },
        {
            what: "min above max",
            sources: ranges({ min: 1, max: 4 }, { min: 9, max: 3 }),
            path: path(".min", 1),
            reason: "is 9, and must be at most max (3)",
        },
        {
            what: "min above every max",
            sources: ranges({ min: 10 }),
            path: path(".min"),
            reason: "is 10, above every max of the service, of which the greatest is 4",
        },
        {
            what: "max below every min",
            sources: ranges({ max: 0 }),
            path: path(".max"),
            reason: "is 0, below every min of the service, of which the least is 1",
        },
    ],
    absent: [{ what: "no schedule" }],
    boundary: {
        inside: [
            { what: "min equal to max", sources: ranges({ min: 3, max: 3 }) },
            { what: "min equal to the service's max", sources: ranges({ min: 4 }) },
            { what: "max equal to the service's min", sources: ranges({ max: 1 }) },
        ],
        outside: [
            {
                what: "min one above max",
                sources: ranges({ min: 4, max: 3 }),
                path: path(".min"),
                reason: /at most max/,
            },
            {
                what: "min one above the service's max",
                sources: ranges({ min: 5 }),
                path: path(".min"),
                reason: /is 4/,
            },
            {
                what: "max one below the service's min",
                sources: ranges({ max: 0 }),
                path: path(".max"),
                reason: /is 1/,
            },
        ],
    },
};
