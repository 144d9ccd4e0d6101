import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const nofile = (soft: number, hard: number) => withService("order", { ulimits: { nofile: { soft, hard } } });
const path = `${fileOf("order")}: ulimits.nofile.soft`;

export const cases: RuleCases = {
    compliant: [
        { what: "one number", sources: withService("order", { ulimits: { nofile: 65_536 } }) },
        { what: "no limit at all", sources: withService("order", { ulimits: { memlock: -1 } }) },
    ],
    violating: [
        {
            what: "no soft limit under a hard one",
            sources: nofile(-1, 1024),
            path,
            reason: "is -1, and must be at most hard (1024)",
        },
    ],
    absent: [{ what: "no ulimits" }],
    boundary: {
        inside: [
            { what: "soft as high as hard", sources: nofile(1024, 1024) },
            { what: "no hard limit", sources: nofile(1024, -1) },
        ],
        outside: [{ what: "soft one above hard", sources: nofile(1025, 1024), path, reason: /at most hard/ }],
    },
};
