import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const byTopic = { event: "order.placed", transport: "sns" };
const byBus = { event: "order.placed", transport: "eventbridge" };

/** Two services that publish, and one that subscribes. */
const publishers = (order: unknown, user: unknown) =>
    withService(
        "order",
        { publishes: [order] },
        withService("user", { publishes: [user] }, withService("payment", { subscribes: ["order.placed"] })),
    );

export const cases: RuleCases = {
    compliant: [
        { what: "two by the bus, one written in full", sources: publishers("order.placed", byBus) },
        { what: "two by its topic", sources: publishers(byTopic, byTopic) },
        { what: "two events", sources: publishers(byTopic, "user.left") },
    ],
    violating: [
        {
            what: "one by the bus and one by a topic",
            sources: publishers("order.placed", byTopic),
            path: `${fileOf("order")}: publishes[0]`,
            reason: '"order.placed" goes by the event bus here, and by a topic from "user"',
        },
        {
            what: "a function by the bus and a service by a topic",
            sources: withFunction({ publishes: [byBus] }, withService("order", { publishes: [byTopic] })),
            path: `${functionFileOf("notification")}: publishes[0]`,
            reason: '"order.placed" goes by the event bus here, and by a topic from "order"',
        },
    ],
    absent: [{ what: "no events" }],
    boundary: "an event has one transport, or two",
};
