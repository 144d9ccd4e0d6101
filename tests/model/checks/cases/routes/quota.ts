import { absent, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const services = (count: number) =>
    withServices(...Array.from({ length: count }, (_, index) => smallService(`svc${index}`, [`/svc${index}`])));
/** Services with two target groups each. */
const doubled = (count: number) =>
    Array.from({ length: count }, (_, index) => `svc${index}`).reduce(
        (sources, name) => withService(name, { "deployment.strategy": "blue-green" }, sources),
        services(count),
    );
const hosts = (count: number) =>
    withServices(
        smallService(
            "web",
            Array.from({ length: count }, (_, index) => ({ host: `h${index}.example.com` })),
        ),
    );
const maxRules = "flotilla:loadBalancer.maxRules";
/** One of the services on a load balancer of its own. */
const divided = (count: number) =>
    withStack("loadBalancers.internal", {}, withService("svc0", { loadBalancer: "internal" }, services(count)));

export const cases: RuleCases = {
    compliant: [
        { what: "the fixture" },
        { what: "101 services on two load balancers", sources: divided(101) },
        {
            what: "101 rules, where AWS has raised the quota",
            sources: withStack("loadBalancer.maxRules", 101, hosts(101)),
        },
    ],
    violating: [
        {
            what: "101 services",
            sources: services(101),
            path: "flotilla:loadBalancer",
            reason: "101 services have routes on it, and a load balancer has at most 100 target groups, which AWS does not raise",
            more: [{ path: maxRules, reason: "the routes take 101 rules, and the quota is 100" }],
        },
        {
            what: "more rules than the quota of a further load balancer",
            sources: withStack(
                "loadBalancers.internal",
                { maxRules: 2 },
                withService("web", { loadBalancer: "internal" }, hosts(3)),
            ),
            path: "flotilla:loadBalancers.internal.maxRules",
            reason: "the routes take 3 rules, and the quota is 2",
        },
        {
            what: "101 rules, where the network can't be planned",
            sources: withStack("network.cidr", "10.0.0.0/27", hosts(101)),
            path: maxRules,
            reason: "the routes take 101 rules, and the quota is 100",
        },
    ],
    absent: [{ what: "no routes", sources: withService("web", { routes: absent }, hosts(1)) }],
    boundary: {
        inside: [
            { what: "100 services", sources: services(100) },
            { what: "100 rules", sources: hosts(100) },
            { what: "50 services with two target groups each", sources: doubled(50) },
        ],
        outside: [
            { what: "101 rules", sources: hosts(101), path: maxRules, reason: /101 rules/ },
            {
                what: "51 services with two target groups each",
                sources: doubled(51),
                path: "flotilla:loadBalancer",
                reason: "the 51 services with routes on it have 102 target groups, two each where they are deployed blue-green, canary or linear, and a load balancer has at most 100, which AWS does not raise",
            },
        ],
    },
};
