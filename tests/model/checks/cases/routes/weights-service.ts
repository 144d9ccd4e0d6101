import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sharing = (name: string) => withService("order", { routes: [{ path: "/orders", weights: { [name]: 10 } }] });
const path = `${fileOf("order")}: routes[0].weights.user`;
const user = (over: Readonly<Record<string, unknown>>) => withService("user", over, sharing("user"));

export const cases: RuleCases = {
    compliant: [
        { what: "a service with a route on the same load balancer", sources: sharing("user") },
        { what: "a weight for itself", sources: sharing("order") },
    ],
    violating: [
        {
            what: "a service that there is not",
            sources: sharing("users"),
            path: `${path}s`,
            reason: 'there is no service "users"',
        },
        {
            what: "one without routes",
            sources: user({ routes: absent }),
            path,
            reason: '"user" has no routes, so that no load balancer knows it',
        },
        {
            what: "one whose requests ECS moves",
            sources: user({ deployment: { strategy: "canary" } }),
            path,
            reason: /ECS moves the requests of "user"/,
        },
        {
            what: "one that keeps its second target group",
            sources: user({ deployment: { alternateTargetGroup: true } }),
            path,
            reason: /ECS moves the requests of "user"/,
        },
        {
            what: "one that shares and is moved by ECS itself",
            sources: withService("order", { deployment: { strategy: "blue-green" } }, sharing("user")),
            path: `${fileOf("order")}: routes[0].weights`,
            reason: 'and ECS both set the weights of the rule: "order" has two target groups',
        },
    ],
    absent: [{ what: "no weights" }],
    boundary: {
        inside: [
            { what: "both on the default load balancer, which one names", sources: user({ loadBalancer: "default" }) },
        ],
        outside: [
            {
                what: "one on another",
                sources: user({ loadBalancer: "internal" }),
                path,
                reason: '"user" is on the load balancer "internal", and "order" on "default"',
            },
        ],
    },
};
