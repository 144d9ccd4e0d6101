import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const certificate = (region: string, section = "loadBalancer") =>
    withStack(`${section}.certificateArn`, `arn:aws:acm:${region}:123456789012:certificate/0a1b`);
const reason = "the certificate is in us-east-1, and the listener needs one in eu-west-1";

export const cases: RuleCases = {
    compliant: [
        { what: "a certificate of the region", sources: certificate("eu-west-1") },
        {
            what: "a certificate of another region",
            sources: certificate("us-east-1"),
            changed: { region: "us-east-1" },
        },
        {
            what: "a server certificate of IAM, which has no region",
            sources: withStack("loadBalancer.certificateArn", "arn:aws:iam::123456789012:server-certificate/shop/web"),
        },
    ],
    violating: [
        {
            what: "a certificate for CloudFront",
            sources: certificate("us-east-1"),
            path: "flotilla:loadBalancer.certificateArn",
            reason,
        },
        {
            what: "a certificate of another region on a further load balancer",
            sources: certificate("us-east-1", "loadBalancers.admin"),
            path: "flotilla:loadBalancers.admin.certificateArn",
            reason,
        },
        {
            what: "a further certificate of another region",
            sources: withStack(
                "loadBalancer.furtherCertificateArns",
                ["arn:aws:acm:us-east-1:123456789012:certificate/2c3d"],
                certificate("eu-west-1"),
            ),
            path: "flotilla:loadBalancer.furtherCertificateArns[0]",
            reason,
        },
    ],
    absent: [{ what: "no certificate", sources: withStack("loadBalancer.certificateArn", absent) }],
    boundary: {
        inside: [{ what: "the region to the letter", sources: certificate("eu-west-1") }],
        outside: [
            {
                what: "the region beside it",
                sources: certificate("eu-west-2"),
                path: "flotilla:loadBalancer.certificateArn",
                reason: /is in eu-west-2/,
            },
        ],
    },
};
