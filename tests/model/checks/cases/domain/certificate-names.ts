import { withDomain } from "../../../../support/domains";
import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const aliases = (count: number) => Array.from({ length: count }, (_, index) => `shop-${index}.example.com`);
const given = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";

export const cases: RuleCases = {
    compliant: [
        { what: "two names", sources: withDomain({ aliases: aliases(1) }) },
        {
            what: "many names, whose certificate is given",
            sources: withStack("loadBalancer.certificateArn", given, withDomain({ aliases: aliases(20) })),
        },
    ],
    violating: [
        {
            what: "twenty names",
            sources: withDomain({ aliases: aliases(19) }),
            path: "flotilla:loadBalancer.domain.aliases",
            reason: "with the name itself they are 20 names, and ACM issues a certificate for 10 by default",
        },
    ],
    absent: [{ what: "no domain" }, { what: "no aliases", sources: withDomain() }],
    boundary: {
        inside: [{ what: "ten names", sources: withDomain({ aliases: aliases(9) }) }],
        outside: [
            {
                what: "eleven names",
                sources: withDomain({ aliases: aliases(10) }),
                path: "flotilla:loadBalancer.domain.aliases",
                reason: /are 11 names/,
            },
        ],
    },
};
