import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const subscribes = (...events: unknown[]) =>
    withService("user", { subscribes: events }, withService("order", { publishes: ["order.placed"] }));
const path = `${fileOf("user")}: subscribes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "an event that a function gets", sources: withFunction() },
        {
            what: "an event that a function publishes",
            sources: withFunction({ publishes: ["mail.sent"] }, subscribes("mail.sent")),
        },
        { what: "an event of another service", sources: subscribes("order.placed") },
        {
            what: "an event of another service by a topic",
            sources: withService(
                "user",
                { subscribes: ["order.placed"] },
                withService("order", { publishes: [{ event: "order.placed", transport: "sns" }] }),
            ),
        },
        {
            what: "one of its own",
            sources: withService("user", { publishes: ["user.left"], subscribes: ["user.left"] }),
        },
    ],
    violating: [
        {
            what: "an event that nobody publishes, of a function",
            sources: withFunction({ subscribes: ["order.created"] }),
            path: `${functionFileOf("notification")}: subscribes[0]`,
            reason: 'no service publishes "order.created"',
        },
        {
            what: "an event that nobody publishes",
            sources: subscribes("order.created"),
            path,
            reason: 'no service publishes "order.created"',
        },
        {
            what: "such an event with a filter",
            sources: subscribes({ event: "order.created", filter: { total: [1] } }),
            path: `${path}.event`,
            reason: 'no service publishes "order.created"',
        },
        {
            what: "an event where nobody publishes any",
            sources: withService("user", { subscribes: ["order.placed"] }),
            path,
            reason: 'no service publishes "order.placed"',
        },
    ],
    absent: [{ what: "no subscription" }],
    boundary: {
        inside: [{ what: "the exact name", sources: subscribes("order.placed") }],
        outside: [
            {
                what: "one letter less",
                sources: subscribes("order.place"),
                path,
                reason: 'no service publishes "order.place"',
            },
        ],
    },
};
