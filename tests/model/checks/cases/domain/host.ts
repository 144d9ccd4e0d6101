import { withDomain } from "../../../../support/domains";
import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const onHost = (host: string, aliases: readonly string[] = []) =>
    withService("order", { routes: [{ host }] }, withDomain({ aliases }));
const path = `${fileOf("order")}: routes[0].host`;

export const cases: RuleCases = {
    compliant: [
        { what: "the domain's name", sources: onHost("shop.example.com") },
        { what: "an alias", sources: onHost("api.example.com", ["api.example.com"]) },
        { what: "wildcards on both sides", sources: onHost("*.example.com", ["*.example.com"]) },
        {
            what: "a certificate that may have the host",
            sources: withStack("loadBalancer.furtherCertificateArns", [arn], onHost("api.example.com")),
        },
        {
            what: "a given certificate",
            sources: withStack("loadBalancer.certificateArn", arn, onHost("api.example.com")),
        },
        {
            what: "a route on another load balancer",
            sources: withStack(
                "loadBalancers.admin",
                {},
                withService("order", { loadBalancer: "admin" }, onHost("api.example.com")),
            ),
        },
    ],
    violating: [
        {
            what: "a host that is no name of the domain",
            sources: onHost("api.example.com"),
            path,
            reason: '"api.example.com" is none of the load balancer\'s names, so that neither its certificate nor a record holds for it',
        },
        {
            what: "a host of test requests that is no name of the domain",
            sources: withService(
                "order",
                { deployment: { strategy: "blue-green", testRoute: { host: "test.example.com" } } },
                withDomain(),
            ),
            path: `${fileOf("order")}: deployment.testRoute.host`,
            reason: /^"test\.example\.com" is none of the load balancer's names/,
        },
    ],
    absent: [
        { what: "routes without a host", sources: withDomain() },
        { what: "no domain", sources: withService("order", { routes: [{ host: "api.example.com" }] }) },
    ],
    boundary: {
        inside: [{ what: "one label under a wildcard", sources: onHost("api.example.com", ["*.example.com"]) }],
        outside: [
            {
                what: "two labels under a wildcard",
                sources: onHost("api.eu.example.com", ["*.example.com"]),
                path,
                reason: /is none of the load balancer's names/,
            },
        ],
    },
};
