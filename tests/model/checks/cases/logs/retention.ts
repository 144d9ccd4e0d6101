import { absent, fileOf, functionFileOf, withFunction, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const kept = (value: unknown) => withStack("environment.logRetention", value);
const path = "flotilla:environment.logRetention";

export const cases: RuleCases = {
    compliant: [{ what: "two weeks", sources: kept("14 days") }],
    violating: [
        {
            what: "ten days for one function",
            sources: withFunction({ logRetention: "10 days" }),
            path: `${functionFileOf("notification")}: logRetention`,
            reason: /got "10 days"/,
        },
        {
            what: "ten days",
            sources: kept("10 days"),
            path,
            reason: /^must be one of 1, 3, 5, 7, 14, .*, got "10 days"$/,
        },
        {
            what: "ten days for one service",
            sources: withService("order", { logRetention: "10 days" }),
            path: `${fileOf("order")}: logRetention`,
            reason: /got "10 days"/,
        },
    ],
    absent: [{ what: "no retention", sources: kept(absent) }],
    boundary: {
        inside: [
            { what: "the shortest period", sources: kept("1 day") },
            { what: "the longest period", sources: kept("3653 days") },
        ],
        outside: [
            { what: "no day", sources: kept("0 days"), path, reason: /got "0 days"/ },
            { what: "two days, between two periods", sources: kept("2 days"), path, reason: /got "2 days"/ },
            { what: "a day more than the longest", sources: kept("3654 days"), path, reason: /got "3654 days"/ },
        ],
    },
};
