import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** The other services behind the load balancer have 1 + 2 + 4 tasks at most. */
const max = (count: number, more = {}, sources = withStack("network.zones", 2)) =>
    withService("order", { "scaling.max": count, ...more }, sources);
const path = "flotilla:loadBalancer";

export const cases: RuleCases = {
    compliant: [
        { what: "a few tasks", sources: max(20) },
        { what: "many tasks of a worker", sources: max(2000, { routes: absent, "scaling.requestsPerTarget": absent }) },
        {
            what: "many tasks on two load balancers",
            sources: max(998, { loadBalancer: "admin" }, withStack("loadBalancers.admin", {})),
        },
    ],
    violating: [
        {
            what: "many tasks on a further load balancer",
            sources: max(2000, { loadBalancer: "admin" }, withStack("loadBalancers.admin", {})),
            path: "flotilla:loadBalancers.admin",
            reason: "its services have up to 2000 tasks, and a load balancer has 1000 targets by default",
        },
        {
            what: "tasks that run beside those that replace them",
            sources: max(600, { "deployment.strategy": "linear", "scaling.requestsPerTarget": absent }),
            path,
            reason: /up to 1207 tasks/,
        },
    ],
    absent: [
        {
            what: "no max, which is min then",
            sources: withService("order", { scaling: { min: 994 } }),
            path,
            reason: /up to 1001 tasks/,
        },
    ],
    boundary: {
        inside: [{ what: "1000 tasks", sources: max(993) }],
        outside: [{ what: "1001 tasks", sources: max(994), path, reason: /up to 1001 tasks/ }],
    },
};
