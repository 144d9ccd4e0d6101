import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const subscriber = (queue: object) =>
    withService("user", { subscribes: ["order.placed"], queue }, withService("order", { publishes: ["order.placed"] }));

export const cases: RuleCases = {
    compliant: [
        { what: "a standard queue", sources: subscriber({ maxReceives: 4 }) },
        {
            what: "a FIFO queue of a service that subscribes to nothing",
            sources: withService("user", { queue: { fifo: true } }),
        },
    ],
    violating: [
        {
            what: "events in a FIFO queue",
            sources: subscriber({ fifo: true }),
            path: `${fileOf("user")}: queue.fifo`,
            reason: "is true, and EventBridge delivers events in no order",
        },
        {
            what: "events of a topic in a FIFO queue",
            sources: withService(
                "user",
                { subscribes: ["order.placed"], queue: { fifo: true } },
                withService("order", { publishes: [{ event: "order.placed", transport: "sns" }] }),
            ),
            path: `${fileOf("user")}: queue.fifo`,
            reason: "is true, and the topics of events deliver to no FIFO queue",
        },
    ],
    absent: [{ what: "no queue and no events" }],
    boundary: "a queue keeps the order, or it does not",
};
