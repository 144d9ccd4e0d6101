import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";
import { writtenRoutes } from "../../plan/routes/written-route";

const check: Check = eachLoadBalancer(({ internal }, _, { configuration, where }, key) =>
    !internal || configuration.network.nat !== "none"
        ? []
        : writtenRoutes(configuration)
              .filter((route) => route.loadBalancer === key && route.action.authentication !== undefined)
              .map(({ service, index }) =>
                  finding(
                      where("services", service, "routes", index, "auth"),
                      `asks an identity provider, which the internal load balancer "${key}" can't reach without a NAT gateway`,
                      "write network.nat: single, or put the route on a public load balancer",
                  ),
              ),
);

/** The rule `routes/authentication-reach`. */
export const routesAuthenticationReach: Rule = {
    id: "routes/authentication-reach",
    severity: "error",
    what: "A load balancer with a route that has `auth` can reach the internet.",
    why: "It exchanges codes for tokens and reads keys at the identity provider. Without a way there it answers each request with an error.",
    remedy: "Give the network a NAT gateway, or put the route on a public load balancer.",
    source: "Authenticate users using an Application Load Balancer, Application Load Balancers user guide.",
    check,
};
