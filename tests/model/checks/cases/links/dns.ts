import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const discovery = (value: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    withService("payment", { discovery: value, ...more });
const path = `${fileOf("payment")}: discovery`;

export const cases: RuleCases = {
    compliant: [
        { what: "addresses", sources: discovery({ dns: "A" }) },
        { what: "addresses with ports", sources: discovery({ dns: "SRV", ttl: "5 s" }) },
    ],
    violating: [
        {
            what: "a service without a port",
            sources: discovery({ dns: "A" }, { port: absent, routes: absent }),
            path,
            reason: "is for a service that others call, and this one has no port",
        },
    ],
    absent: [{ what: "no discovery" }],
    boundary: {
        inside: [{ what: "the longest time", sources: discovery({ dns: "A", ttl: "2147483647 s" }) }],
        outside: [
            {
                what: "1 s more",
                sources: discovery({ dns: "A", ttl: "2147483648 s" }),
                path: `${path}.ttl`,
                reason: 'is "2147483648 s", and a record lives 2147483647 s at most',
            },
        ],
    },
};
