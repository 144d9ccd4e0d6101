import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** A subscription whose pattern, `{"source":["order"],"detail-type":["order.placed"],"detail":{"id":["…"]}}`, has this many characters. */
const pattern = (characters: number) =>
    withService(
        "user",
        { subscribes: [{ event: "order.placed", filter: { id: ["x".repeat(characters - 72)] } }] },
        withService("order", { publishes: ["order.placed"] }),
    );
const path = `${fileOf("user")}: subscribes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "a short one", sources: pattern(100) },
        {
            what: "a long filter on an event of a topic, which has no pattern",
            sources: withService(
                "user",
                { subscribes: [{ event: "order.placed", filter: { id: ["x".repeat(4000)] } }] },
                withService("order", { publishes: [{ event: "order.placed", transport: "sns" }] }),
            ),
        },
    ],
    violating: [
        {
            what: "a long one",
            sources: pattern(4000),
            path,
            reason: "makes a pattern of 4000 characters, and EventBridge takes 2048",
        },
    ],
    absent: [{ what: "no subscription" }],
    boundary: {
        inside: [{ what: "2,048 characters", sources: pattern(2048) }],
        outside: [{ what: "2,049 characters", sources: pattern(2049), path, reason: /of 2049 characters/ }],
    },
};
