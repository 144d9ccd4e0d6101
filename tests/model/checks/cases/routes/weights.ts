import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const weights = (given: Readonly<Record<string, number>>) =>
    withService("order", { routes: [{ path: "/orders", weights: given }] });
const path = `${fileOf("order")}: routes[0].weights`;
const others = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`other-${index + 1}`, 10]));

export const cases: RuleCases = {
    compliant: [
        { what: "a tenth for another", sources: weights({ user: 10 }) },
        { what: "all for another", sources: weights({ user: 100 }) },
        { what: "a weight for itself too", sources: weights({ order: 999, user: 1 }) },
    ],
    violating: [
        { what: "none but itself", sources: weights({ order: 1 }), path, reason: "names no other service" },
        {
            what: "no weight at all",
            sources: weights({ order: 0, user: 0 }),
            path,
            reason: "is 0 for every service",
        },
        {
            what: "more than all requests",
            sources: weights({ user: 120 }),
            path,
            reason: "comes to 120 %, which is more than all requests",
        },
    ],
    absent: [{ what: "no weights", sources: withService("order", { routes: [{ path: "/orders" }] }) }],
    boundary: {
        inside: [{ what: "five services with itself", sources: weights(others(4)) }],
        outside: [
            {
                what: "six",
                sources: weights(others(5)),
                path,
                reason: 'shares requests among 6 services with "order" itself; an ALB takes 5',
            },
        ],
    },
};
