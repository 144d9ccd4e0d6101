import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withoutRoutes = (alarms: unknown) => withService("user", { routes: absent, alarms });

export const cases: RuleCases = {
    compliant: [
        { what: "thresholds of a service with routes", sources: withService("user", { alarms: { serverErrors: 1 } }) },
        { what: "other thresholds", sources: withoutRoutes({ cpu: 80, running: false }) },
        { what: "alarms that are off", sources: withoutRoutes({ serverErrors: false, latency: false }) },
    ],
    violating: [
        {
            what: "both",
            sources: withoutRoutes({ serverErrors: 1, latency: "500 ms" }),
            path: `${fileOf("user")}: alarms.serverErrors`,
            reason: '"user" has no routes, and so no load balancer that counts its requests',
            more: [{ path: `${fileOf("user")}: alarms.latency`, reason: /has no routes/ }],
        },
    ],
    absent: [{ what: "no alarms", sources: withService("user", { routes: absent }) }],
    boundary: "a service has routes or none",
};
