import { withDomain } from "../../../../support/domains";
import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const arn = (id: number) => `arn:aws:acm:eu-west-1:123456789012:certificate/${id}`;
const path = "flotilla:loadBalancer.furtherCertificateArns";
const further = (arns: readonly string[], sources = withStack("loadBalancer.certificateArn", arn(0))) =>
    withStack("loadBalancer.furtherCertificateArns", arns, sources);
const many = (count: number) => further(Array.from({ length: count }, (_, index) => arn(index + 1)));

export const cases: RuleCases = {
    compliant: [
        { what: "one beside the listener's own", sources: further([arn(1)]) },
        { what: "one beside the domain's", sources: further([arn(1)], withDomain()) },
    ],
    violating: [
        {
            what: "one without the listener's own",
            sources: withStack("loadBalancer.furtherCertificateArns", [arn(1)]),
            path,
            reason: "are there, but not the listener's own",
        },
        {
            what: "the listener's own again",
            sources: further([arn(1), arn(0)]),
            path,
            reason: `"${arn(0)}" is named twice`,
        },
    ],
    absent: [{ what: "none" }],
    boundary: {
        inside: [{ what: "25", sources: many(25) }],
        outside: [{ what: "26", sources: many(26), path, reason: "are 26, and a load balancer has 25 by default" }],
    },
};
