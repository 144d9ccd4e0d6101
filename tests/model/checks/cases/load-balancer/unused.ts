import { absent, serviceNames, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const twoLoadBalancers = withStack("loadBalancers.admin", {});
const behindAdmin = (...services: string[]) =>
    services.reduce((sources, name) => withService(name, { loadBalancer: "admin" }, sources), twoLoadBalancers);
const reason = "no service has its routes on this load balancer, which costs money all the same";

export const cases: RuleCases = {
    compliant: [{ what: "a service behind each", sources: behindAdmin("user") }],
    violating: [
        {
            what: "a load balancer that no service chooses",
            sources: twoLoadBalancers,
            path: "flotilla:loadBalancers.admin",
            reason,
        },
        {
            what: "the first one, when all services choose another",
            sources: behindAdmin(...serviceNames),
            path: "flotilla:loadBalancer",
            reason,
        },
    ],
    absent: [
        { what: "no further load balancers", sources: sourcesFixture() },
        {
            what: "no routes at all, of which another rule tells",
            sources: serviceNames.reduce(
                (sources, name) => withService(name, { routes: absent, "scaling.requestsPerTarget": absent }, sources),
                sourcesFixture(),
            ),
        },
    ],
    boundary: {
        inside: [
            { what: "all services but one behind the other", sources: behindAdmin("order", "payment", "user") },
            {
                what: "a single route",
                sources: withService("user", { routes: ["/users*"] }, behindAdmin("user")),
            },
        ],
        outside: [
            {
                what: "a service that chooses it and has no routes",
                sources: withService("user", { routes: absent, loadBalancer: "admin" }, twoLoadBalancers),
                path: "flotilla:loadBalancers.admin",
                reason,
            },
        ],
    },
};
