import { writtenTestRoutes } from "../../plan/routes/test-route";
import { writtenRoutes } from "../../plan/routes/written-route";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ existing }, _at, { configuration, where }, key) =>
    [
        ...writtenRoutes(configuration).map(({ service, index, loadBalancer, priority }) => ({
            path: where("services", service, "routes", index, "priority"),
            loadBalancer,
            priority,
        })),
        ...writtenTestRoutes(configuration).map(({ service, loadBalancer, priority }) => ({
            path: where("services", service, "deployment", "testRoute", "priority"),
            loadBalancer,
            priority,
        })),
    ].flatMap(({ path, loadBalancer, priority }) => {
        const range = existing?.takenPriorities.find(
            ({ from, to }) => priority !== undefined && priority >= from && priority <= to,
        );
        return loadBalancer !== key || range === undefined
            ? []
            : [
                  finding(
                      path,
                      `${priority} is one of ${range.from} to ${range.to}, which rules of others have`,
                      "write another priority, or none for one that is free",
                  ),
              ];
    }),
);

/** The rule `load-balancer/taken-priorities`. */
export const loadBalancerTakenPriorities: Rule = {
    id: "load-balancer/taken-priorities",
    severity: "error",
    what: "No route asks for a priority that a rule of others has on a load balancer that is already there.",
    why: "The listener refuses a second rule with a priority that is in use, and the deployment stops half way. Priorities that are computed leave these out.",
    remedy: "Write another priority, or none for one that is free.",
    source: "CreateRule, ELBv2 API reference (PriorityInUse).",
    check,
};
