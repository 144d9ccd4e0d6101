import { claimsOf } from "../../plan/routes/claims";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer((_, at, { configuration }, key) => {
    const withRoutes = Object.values(configuration.services).filter(({ routes }) => routes !== undefined);
    // Where no service has routes at all, routes/none tells.
    if (withRoutes.length === 0 || claimsOf(configuration, key).length > 0) return [];
    const isDefault = configuration.loadBalancers[key] === undefined;
    return [
        finding(
            at(),
            "no service has its routes on this load balancer, which costs money all the same",
            isDefault
                ? "every environment has this one: put the routes of a service on it, and fewer on the others"
                : `write loadBalancer: ${key} in a service, or remove it`,
        ),
    ];
});

/** The rule `load-balancer/unused`. */
export const loadBalancerUnused: Rule = {
    id: "load-balancer/unused",
    severity: "warning",
    what: "Each load balancer has the routes of a service.",
    why: "A load balancer without routes answers every request with 404, and costs as much as another.",
    remedy: "Choose it in a service with loadBalancer, or remove it.",
    source: "Follows from the routes of all services.",
    check,
};
