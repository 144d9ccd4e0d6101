import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const retention = (value: string | false) => withService("order", { cache: { snapshotRetention: value } });
const path = `${fileOf("order")}: cache.snapshotRetention`;

export const cases: RuleCases = {
    compliant: [{ what: "a week", sources: retention("7 days") }],
    violating: [
        {
            what: "two months",
            sources: retention("60 days"),
            path,
            reason: 'must be from 1 to 35 days, got "60 days"',
        },
    ],
    absent: [
        { what: "no cache" },
        { what: "nothing of it", sources: withService("order", { cache: {} }) },
        { what: "false", sources: retention(false) },
    ],
    boundary: {
        inside: [
            { what: "1 day", sources: retention("1 day") },
            { what: "35 days", sources: retention("35 days") },
        ],
        outside: [
            { what: "0 days", sources: retention("0 days"), path, reason: /"0 days"/ },
            { what: "36 days", sources: retention("36 days"), path, reason: /"36 days"/ },
        ],
    },
};
