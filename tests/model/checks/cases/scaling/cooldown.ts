import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const cooldowns = (scaleOutCooldown: string, scaleInCooldown: string) =>
    withService("order", { "scaling.scaleOutCooldown": scaleOutCooldown, "scaling.scaleInCooldown": scaleInCooldown });
const path = `${fileOf("order")}: scaling.scaleInCooldown`;

export const cases: RuleCases = {
    compliant: [{ what: "out sooner than in", sources: cooldowns("30 s", "10 min") }],
    violating: [
        {
            what: "in sooner than out",
            sources: cooldowns("5 min", "60 s"),
            path,
            reason: "is 60 s, shorter than scaleOutCooldown (5 min): tasks are removed faster than they are added",
        },
    ],
    absent: [{ what: "neither" }],
    boundary: {
        inside: [{ what: "the same", sources: cooldowns("60 s", "1 min") }],
        outside: [{ what: "a second less", sources: cooldowns("60 s", "59 s"), path, reason: /is 59 s/ }],
    },
};
