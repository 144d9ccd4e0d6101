import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const inside = { routes: absent, "scaling.requestsPerTarget": absent };
const reason = "is about requests through the load balancer, and the service has no routes";

export const cases: RuleCases = {
    compliant: [{ what: "with routes", sources: withService("order", { stickiness: "60 min", slowStart: "60 s" }) }],
    violating: [
        {
            what: "a slow start without routes",
            sources: withService("order", { ...inside, slowStart: "60 s" }),
            path: `${fileOf("order")}: slowStart`,
            reason,
        },
        {
            what: "stickiness without routes",
            sources: withService("order", { ...inside, stickiness: "60 min" }),
            path: `${fileOf("order")}: stickiness`,
            reason,
        },
    ],
    absent: [{ what: "neither", sources: withService("order", inside) }],
    boundary: "There are routes, or there are none.",
};
