import type { ConfigurationSources } from "../../../../../model/parse";
import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The fixture with these shares: `sharing({ order: ["payment"] })`. */
const sharing = (weights: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(weights).reduce<ConfigurationSources | undefined>(
        (sources, [name, others]) =>
            withService(
                name,
                {
                    routes: [
                        `/${name}`,
                        { path: `/${name}/*`, weights: Object.fromEntries(others.map((other) => [other, 10])) },
                    ],
                },
                sources,
            ),
        undefined,
    );

export const cases: RuleCases = {
    compliant: [
        { what: "a chain", sources: sharing({ order: ["payment"], payment: ["user"] }) },
        { what: "two that share with a third", sources: sharing({ order: ["user"], payment: ["user"] }) },
    ],
    violating: [
        {
            what: "a circle of three",
            sources: sharing({ order: ["payment"], payment: ["user"], user: ["order"] }),
            path: `${fileOf("order")}: routes[1].weights.payment`,
            reason: "services share their requests in a circle: order → payment → user → order",
        },
    ],
    absent: [{ what: "no weights" }],
    boundary: {
        inside: [{ what: "a weight of its own", sources: sharing({ order: ["order", "user"] }) }],
        outside: [
            {
                what: "the shortest circle",
                sources: sharing({ order: ["user"], user: ["order"] }),
                path: `${fileOf("order")}: routes[1].weights.user`,
                reason: /order → user → order/,
            },
        ],
    },
};
