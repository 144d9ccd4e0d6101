import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const publishes = (publishes: unknown[], subscribes: unknown[] = []) =>
    withService("order", { publishes }, withService("user", { subscribes }));
const filtered = { event: "order.placed", filter: { total: [1] } };

export const cases: RuleCases = {
    compliant: [
        { what: "an event that a function subscribes to", sources: withFunction() },
        { what: "an event with a subscriber", sources: publishes(["order.placed"], ["order.placed"]) },
        { what: "one whose subscriber filters", sources: publishes(["order.placed"], [filtered]) },
    ],
    violating: [
        {
            what: "an event of a function that nobody subscribes to",
            sources: withFunction({ publishes: ["mail.sent"] }),
            path: `${functionFileOf("notification")}: publishes[0]`,
            reason: 'no service subscribes to "mail.sent"',
        },
        {
            what: "an event by a topic that nobody subscribes to",
            sources: publishes([{ event: "order.sent", transport: "sns" }]),
            path: `${fileOf("order")}: publishes[0]`,
            reason: 'no service subscribes to "order.sent"',
        },
        {
            what: "an event that nobody subscribes to",
            sources: publishes(["order.placed", "order.sent"], ["order.placed"]),
            path: `${fileOf("order")}: publishes[1]`,
            reason: 'no service subscribes to "order.sent"',
        },
    ],
    absent: [{ what: "no events" }],
    boundary: "an event has a subscriber, or none",
};
