import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [{ what: "a name of its own", sources: withStack("loadBalancers.admin", {}) }],
    violating: [
        {
            what: "the name of the first one",
            sources: withStack("loadBalancers.default", {}),
            path: "flotilla:loadBalancers.default",
            reason: '"default" is what the load balancer of the section loadBalancer is called',
        },
    ],
    absent: [{ what: "no further load balancers", sources: withStack("loadBalancers", absent) }],
    boundary: {
        inside: [{ what: "a name that begins like it", sources: withStack("loadBalancers.default-2", {}) }],
        outside: [
            {
                what: "the name of the first one beside others",
                sources: withStack("loadBalancers", { admin: {}, default: {} }),
                path: "flotilla:loadBalancers.default",
                reason: /is called/,
            },
        ],
    },
};
