import { hasHttps } from "../../plan/load-balancer";
import { writtenRoutes } from "../../plan/routes/written-route";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer((loadBalancer, at, { configuration, where }, key) =>
    hasHttps(loadBalancer)
        ? []
        : writtenRoutes(configuration)
              .filter((route) => route.loadBalancer === key && route.action.authentication !== undefined)
              .map(({ service, index }) =>
                  finding(
                      where("services", service, "routes", index, "auth"),
                      `needs HTTPS, and the load balancer "${key}" has no certificate`,
                      `write ${at("certificateArn").replace(/^.*:/, "")} in the stack file, or a domain`,
                  ),
              ),
);

/** The rule `routes/authentication-https`. */
export const routesAuthenticationHttps: Rule = {
    id: "routes/authentication-https",
    severity: "error",
    what: "A route with `auth` is on a load balancer that speaks HTTPS.",
    why: "Elastic Load Balancing refuses to sign anyone in, or to look at a token, on an HTTP listener: both would travel unencrypted.",
    remedy: "Give the load balancer a certificate or a domain.",
    source: "Authenticate users using an Application Load Balancer, and Verify JWTs using an Application Load Balancer, Application Load Balancers user guide.",
    check,
};
