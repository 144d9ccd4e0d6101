import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jwt = { jwt: { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys" } };
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const routes = ["/orders", { path: "/orders/*", auth: jwt }];
const closed = withService("order", { routes });
const path = `${fileOf("order")}: routes[1].auth`;

export const cases: RuleCases = {
    compliant: [
        { what: "a certificate", sources: withStack("loadBalancer.certificateArn", certificateArn, closed) },
        {
            what: "a certificate at the service's own load balancer",
            sources: withStack(
                "loadBalancers.internal",
                { certificateArn },
                withService("order", { routes, loadBalancer: "internal" }),
            ),
        },
    ],
    violating: [
        {
            what: "no certificate",
            sources: closed,
            path,
            reason: 'needs HTTPS, and the load balancer "default" has no certificate',
        },
        {
            what: "a certificate at another load balancer",
            sources: withStack(
                "loadBalancers.internal",
                {},
                withStack(
                    "loadBalancer.certificateArn",
                    certificateArn,
                    withService("order", { routes, loadBalancer: "internal" }),
                ),
            ),
            path,
            reason: 'needs HTTPS, and the load balancer "internal" has no certificate',
        },
    ],
    absent: [{ what: "no auth" }],
    boundary: "There is a certificate, or there is none.",
};
