import { withDomain } from "../../../../support/domains";
import { behindExisting } from "../../../../support/existing";
import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const path = "flotilla:apiGateway.loadBalancer";
const api = (sources = withStack("loadBalancers.admin", {}), over: object = {}) =>
    withStack("apiGateway", over, sources);

export const cases: RuleCases = {
    compliant: [
        { what: "the load balancer of all services", sources: api() },
        { what: "a further one", sources: api(undefined, { loadBalancer: "admin" }) },
        { what: "one with a domain", sources: api(withDomain()) },
        {
            what: "one that is already there and has a host",
            sources: api(behindExisting({ host: "shop.example.com" })),
        },
    ],
    violating: [
        {
            what: "a certificate whose name is not known",
            sources: api(withStack("loadBalancer.certificateArn", certificateArn)),
            path,
            reason: "the load balancer default speaks HTTPS, and the name of its certificate is not known",
        },
        {
            what: "one that is already there and has no host",
            sources: api(behindExisting()),
            path,
            reason: /the name of its certificate is not known/,
        },
    ],
    absent: [{ what: "no API", sources: withStack("loadBalancer.certificateArn", certificateArn) }],
    boundary: {
        inside: [{ what: "the name to the letter", sources: api(undefined, { loadBalancer: "admin" }) }],
        outside: [
            {
                what: "a name that is none",
                sources: api(undefined, { loadBalancer: "admins" }),
                path,
                reason: 'there is no load balancer "admins"',
            },
        ],
    },
};
