import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [{ what: "a service with routes", sources: withService("user", { slo: { availability: 99.9 } }) }],
    violating: [
        {
            what: "a service without",
            sources: withService("user", { routes: absent, slo: { availability: 99.9 } }),
            path: `${fileOf("user")}: slo`,
            reason: '"user" has no routes, and so no load balancer that counts its requests',
        },
    ],
    absent: [{ what: "no objective", sources: withService("user", { routes: absent }) }],
    boundary: "a service has routes or none",
};
