import { absent, smallService, withService, withServices } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const without = withService("aa", { routes: absent }, withServices(smallService("aa", ["/a"])));

export const cases: RuleCases = {
    compliant: [{ what: "a service with routes among others", sources: withService("order", { routes: absent }) }],
    violating: [
        {
            what: "no routes at all",
            sources: without,
            path: "flotilla:services",
            reason: "no service has routes, so the load balancer answers every request with 404",
        },
    ],
    absent: [{ what: "no services, of which another rule tells", sources: withServices() }],
    boundary: {
        inside: [{ what: "one route", sources: withServices(smallService("aa", ["/a"])) }],
        outside: [{ what: "none", sources: without, path: "flotilla:services", reason: /no service has routes/ }],
    },
};
