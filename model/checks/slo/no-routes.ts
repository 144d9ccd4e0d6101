import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, routes, slo }, at) =>
    slo !== undefined && routes === undefined
        ? [
              finding(
                  at("slo"),
                  `"${name}" has no routes, and so no load balancer that counts its requests`,
                  "remove it, or give the service routes",
              ),
          ]
        : [],
);

/** The rule `slo/no-routes`. */
export const sloNoRoutes: Rule = {
    id: "slo/no-routes",
    severity: "error",
    what: "Only a service with routes has service level objectives.",
    why: "Objectives are measured by what the load balancer tells of requests. Without it there is nothing to measure.",
    remedy: "Remove the objectives, or give the service routes.",
    source: "CloudWatch metrics for your Application Load Balancer, ELB user guide.",
    check,
};
