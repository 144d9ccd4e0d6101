import { inSeconds } from "../../schema/units";
import { eachWeightedRoute, finding, type Check, type Rule } from "../rule";

/** A week. */
const longestSeconds = 604_800;

const check: Check = eachWeightedRoute((service, weights, at, { configuration }, stickyWeights) => {
    if (stickyWeights !== undefined) {
        const seconds = inSeconds(stickyWeights);
        return seconds >= 1 && seconds <= longestSeconds
            ? []
            : [
                  finding(
                      at("stickyWeights"),
                      `must be from 1 s to 10080 min, got "${stickyWeights}"`,
                      'write for example "60 min"',
                  ),
              ];
    }
    const sticky = [service.name, ...Object.keys(weights)].find(
        (name) => configuration.services[name]?.stickiness !== undefined,
    );
    return sticky === undefined
        ? []
        : [
              finding(
                  at("weights"),
                  `"${sticky}" keeps a client with its task (stickiness), and the route keeps none with its service`,
                  'add stickyWeights: "60 min", or remove stickiness',
              ),
          ];
});

/** The rule `routes/sticky-weights`. */
export const routesStickyWeights: Rule = {
    id: "routes/sticky-weights",
    severity: "error",
    what: "A client stays with one of the services that share a route for a second to a week, and does so where one of them has `stickiness`.",
    why: "Elastic Load Balancing refuses the rule: a client can't come back to its task before it comes back to the target group.",
    remedy: "Write a time in that range, such as 60 min.",
    source: "TargetGroupStickinessConfig, ELBv2 API reference; kubernetes-sigs/aws-load-balancer-controller#2734 has the error message.",
    check,
};
