import { withDomain } from "../../../../support/domains";
import type { RuleCases } from "../../rule-cases";

const admin = "loadBalancers.admin";

export const cases: RuleCases = {
    compliant: [
        {
            what: "another name on each load balancer",
            sources: withDomain({ name: "admin.example.com" }, withDomain(), admin),
        },
    ],
    violating: [
        {
            what: "one name on two load balancers",
            sources: withDomain({ name: "admin.example.com", aliases: ["shop.example.com"] }, withDomain(), admin),
            path: "flotilla:loadBalancers.admin.domain.aliases[0]",
            reason: '"shop.example.com" is also at flotilla:loadBalancer.domain.name',
        },
    ],
    absent: [{ what: "no domain" }],
    boundary: {
        inside: [
            {
                what: "a wildcard that covers the name",
                sources: withDomain({ aliases: ["*.example.com", "*.shop.example.com"] }),
            },
        ],
        outside: [
            {
                what: "the name itself as an alias",
                sources: withDomain({ aliases: ["shop.example.com"] }),
                path: "flotilla:loadBalancer.domain.aliases[0]",
                reason: /is also at/,
            },
        ],
    },
};
