import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const kept = (retention: unknown) => withStack("loadBalancer.accessLogs", { retention });
const path = "flotilla:loadBalancer.accessLogs.retention";

export const cases: RuleCases = {
    compliant: [{ what: "90 days", sources: kept("90 days") }],
    violating: [
        {
            what: "no day on a further load balancer",
            sources: withStack("loadBalancers.admin.accessLogs", { retention: "0 days" }),
            path: "flotilla:loadBalancers.admin.accessLogs.retention",
            reason: 'must be at least 1 day, got "0 days"',
        },
    ],
    absent: [
        { what: "no access logs", sources: withStack("loadBalancer.accessLogs", absent) },
        { what: "no retention", sources: withStack("loadBalancer.accessLogs", {}) },
    ],
    boundary: {
        inside: [{ what: "1 day", sources: kept("1 day") }],
        outside: [{ what: "0 days", sources: kept("0 days"), path, reason: /at least 1 day/ }],
    },
};
