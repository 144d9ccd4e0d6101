import { domain } from "../../../../support/domains";
import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const arn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/0a1b`;
const api = (region: string) => withStack("apiGateway", { domain: domain(), certificateArn: arn(region) });
const path = "flotilla:apiGateway.certificateArn";

export const cases: RuleCases = {
    compliant: [{ what: "a certificate of the region for the domain", sources: api("eu-west-1") }],
    violating: [
        {
            what: "one without a domain",
            sources: withStack("apiGateway", { certificateArn: arn("eu-west-1") }),
            path,
            reason: "is there without a domain that it would be for",
        },
    ],
    absent: [
        { what: "no API" },
        { what: "one that is requested", sources: withStack("apiGateway", { domain: domain() }) },
    ],
    boundary: {
        inside: [{ what: "the region to the letter", sources: api("eu-west-1") }],
        outside: [
            {
                what: "the region beside it",
                sources: api("eu-west-2"),
                path,
                reason: "the certificate is in eu-west-2, and the API needs one in eu-west-1",
            },
        ],
    },
};
