import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const events = (publishes: string[], subscribes: unknown[] = []) =>
    withService("user", { subscribes }, withService("order", { publishes }));

export const cases: RuleCases = {
    compliant: [
        { what: "two events", sources: events(["order.placed", "order.sent"], ["order.placed", "order.sent"]) },
    ],
    violating: [
        {
            what: "an event that a function subscribes to twice",
            sources: withFunction({ subscribes: ["order.placed", "order.placed"] }),
            path: `${functionFileOf("notification")}: subscribes[1]`,
            reason: '"order.placed" is named twice',
        },
        {
            what: "an event published by the bus and by a topic",
            sources: withService(
                "user",
                { subscribes: ["order.placed"] },
                withService("order", { publishes: ["order.placed", { event: "order.placed", transport: "sns" }] }),
            ),
            path: `${fileOf("order")}: publishes[1]`,
            reason: '"order.placed" is named twice',
        },
        {
            what: "an event published twice",
            sources: events(["order.placed", "order.placed"]),
            path: `${fileOf("order")}: publishes[1]`,
            reason: '"order.placed" is named twice',
        },
        {
            what: "an event subscribed to twice, once with a filter",
            sources: events(["order.placed"], ["order.placed", { event: "order.placed", filter: { total: [1] } }]),
            path: `${fileOf("user")}: subscribes[1]`,
            reason: '"order.placed" is named twice',
        },
    ],
    absent: [{ what: "no events" }],
    boundary: "a name is there twice, or it is not",
};
