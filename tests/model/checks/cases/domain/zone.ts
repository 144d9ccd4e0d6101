import { hostedZone, withDomain } from "../../../../support/domains";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [
        { what: "names in the zone", sources: withDomain({ aliases: ["www.shop.example.com", "*.example.com"] }) },
        { what: "the zone's own name", sources: withDomain({ name: "example.com" }) },
    ],
    violating: [
        {
            what: "a name and an alias of another zone",
            sources: withDomain({ name: "shop.example.org", aliases: ["www.example.com", "example.net"] }),
            path: "flotilla:loadBalancer.domain.name",
            reason: '"shop.example.org" is not in the hosted zone example.com',
            more: [
                {
                    path: "flotilla:loadBalancer.domain.aliases[1]",
                    reason: '"example.net" is not in the hosted zone example.com',
                },
            ],
        },
    ],
    absent: [
        {
            what: "a zone whose name is not given",
            sources: withDomain({ name: "shop.example.org", hostedZone: { id: hostedZone.id } }),
        },
        { what: "no domain" },
    ],
    boundary: {
        inside: [{ what: "a label before the zone's name", sources: withDomain({ name: "a.example.com" }) }],
        outside: [
            {
                what: "a name that ends with the zone's letters, but not with its label",
                sources: withDomain({ name: "myexample.com" }),
                path: "flotilla:loadBalancer.domain.name",
                reason: /is not in the hosted zone/,
            },
        ],
    },
};
