import { fileOf, withService } from "../../../../support/fixtures";
import type { ConfigurationSources } from "../../../../../model/parse";
import type { RuleCases } from "../../rule-cases";

/** The fixture with these calls: `calling({ order: ["payment"] })`. */
const calling = (calls: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(calls).reduce<ConfigurationSources | undefined>(
        (sources, [name, names]) => withService(name, { calls: names }, sources),
        undefined,
    );

export const cases: RuleCases = {
    compliant: [
        { what: "a chain", sources: calling({ order: ["payment"], payment: ["inventory"], inventory: ["user"] }) },
        {
            what: "two ways to one service",
            sources: calling({ order: ["payment", "inventory"], payment: ["user"], inventory: ["user"] }),
        },
    ],
    violating: [
        {
            what: "two services that call one another",
            sources: calling({ order: ["user", "payment"], payment: ["order"] }),
            path: `${fileOf("order")}: calls[1]`,
            reason: "services call one another in a circle: order → payment → order",
        },
        {
            what: "a circle of four",
            sources: calling({ order: ["payment"], payment: ["user"], user: ["inventory"], inventory: ["order"] }),
            path: `${fileOf("inventory")}: calls[0]`,
            reason: "services call one another in a circle: inventory → order → payment → user → inventory",
        },
        {
            what: "two circles that have nothing in common",
            sources: calling({ order: ["payment"], payment: ["order"], user: ["inventory"], inventory: ["user"] }),
            path: `${fileOf("inventory")}: calls[0]`,
            reason: /inventory → user → inventory/,
            more: [{ path: `${fileOf("order")}: calls[0]`, reason: /order → payment → order/ }],
        },
    ],
    absent: [{ what: "no calls" }],
    boundary: {
        inside: [{ what: "a call of itself, of which another rule tells", sources: calling({ order: ["order"] }) }],
        outside: [
            {
                what: "the shortest circle",
                sources: calling({ order: ["user"], user: ["order"] }),
                path: `${fileOf("order")}: calls[0]`,
                reason: /order → user → order/,
            },
        ],
    },
};
