import { behindExisting } from "../../../../support/existing";
import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const at = (priority: number) =>
    withService(
        "order",
        { routes: [{ path: "/orders", priority }] },
        behindExisting({ takenPriorities: [{ from: 100, to: 199 }] }),
    );
const path = `${fileOf("order")}: routes[0].priority`;

export const cases: RuleCases = {
    compliant: [{ what: "a priority that is free", sources: at(7) }],
    violating: [
        {
            what: "one that a rule of others has",
            sources: at(150),
            path,
            reason: "150 is one of 100 to 199, which rules of others have",
        },
        {
            what: "one that a rule of others has, of a test route",
            sources: withService(
                "order",
                {
                    deployment: {
                        strategy: "blue-green",
                        testRoute: { headers: { "x-test": "true" }, priority: 150 },
                    },
                },
                behindExisting({ takenPriorities: [{ from: 100, to: 199 }] }),
            ),
            path: `${fileOf("order")}: deployment.testRoute.priority`,
            reason: "150 is one of 100 to 199, which rules of others have",
        },
    ],
    absent: [
        { what: "a route without a priority", sources: behindExisting({ takenPriorities: [{ from: 1, to: 40_000 }] }) },
        {
            what: "a load balancer of its own",
            sources: withService("order", { routes: [{ path: "/orders", priority: 150 }] }),
        },
    ],
    boundary: {
        inside: [
            { what: "the one before", sources: at(99) },
            { what: "the one after", sources: at(200) },
        ],
        outside: [
            { what: "the first", sources: at(100), path, reason: /^100 is one of/ },
            { what: "the last", sources: at(199), path, reason: /^199 is one of/ },
        ],
    },
};
