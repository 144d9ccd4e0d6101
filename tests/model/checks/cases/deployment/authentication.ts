import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const jwt = { jwt: { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys" } };
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const deployed = (strategy: string, routes: readonly unknown[]) =>
    withStack(
        "loadBalancer.certificateArn",
        certificateArn,
        withService("payment", { routes, deployment: { strategy } }),
    );
const authenticated = ["/payments", { path: "/payments/*", auth: jwt }];

export const cases: RuleCases = {
    compliant: [
        { what: "authentication before a service that rolls", sources: deployed("rolling", authenticated) },
        { what: "no authentication", sources: deployed("canary", ["/payments", "/payments/*"]) },
    ],
    violating: [
        {
            what: "a route that asks for a token",
            sources: deployed("blue-green", authenticated),
            path: `${fileOf("payment")}: routes[1].auth`,
            reason: 'asks who makes a request, and with deployment.strategy "blue-green" ECS takes only rules that forward and do nothing else',
        },
    ],
    absent: [{ what: "no strategy", sources: withService("payment", { routes: authenticated }) }],
    boundary: "A route authenticates or it does not.",
};
