import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jwt = { jwt: { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys" } };
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const closed = withService("order", { routes: [{ path: "/orders", auth: jwt }], loadBalancer: "inside" });
const on = (internal: boolean, nat: string) =>
    withStack("network.nat", nat, withStack("loadBalancers.inside", { internal, certificateArn }, closed));

export const cases: RuleCases = {
    compliant: [
        { what: "an internal one with a NAT gateway", sources: on(true, "single") },
        { what: "a public one without", sources: on(false, "none") },
    ],
    violating: [
        {
            what: "an internal one without a NAT gateway",
            sources: on(true, "none"),
            path: `${fileOf("order")}: routes[0].auth`,
            reason: 'asks an identity provider, which the internal load balancer "inside" can\'t reach without a NAT gateway',
        },
    ],
    absent: [{ what: "no auth", sources: withStack("network.nat", "none") }],
    boundary: "There is a way to the internet, or there is none.",
};
