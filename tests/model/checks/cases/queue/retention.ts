import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const retention = (value: string) => withService("order", { queue: { retention: value } });
const path = `${fileOf("order")}: queue.retention`;

export const cases: RuleCases = {
    compliant: [{ what: "a week", sources: retention("7 days") }],
    violating: [
        {
            what: "a month",
            sources: retention("30 days"),
            path,
            reason: 'must be from 1 to 14 days, got "30 days"',
        },
    ],
    absent: [
        { what: "no queue" },
        { what: "no retention, which is 4 days", sources: withService("order", { queue: {} }) },
    ],
    boundary: {
        inside: [
            { what: "1 day", sources: retention("1 day") },
            { what: "14 days", sources: retention("14 days") },
        ],
        outside: [
            { what: "0 days", sources: retention("0 days"), path, reason: /"0 days"/ },
            { what: "15 days", sources: retention("15 days"), path, reason: /"15 days"/ },
        ],
    },
};
