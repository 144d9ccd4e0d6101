import { eachService, finding, type Check, type Rule } from "../rule";

/** The alarms on what a load balancer tells of a service. */
const onRequests = ["serverErrors", "latency"] as const;

const check: Check = eachService(({ name, routes, alarms }, at) =>
    routes === undefined
        ? onRequests
              .filter((key) => alarms[key] !== undefined && alarms[key] !== false)
              .map((key) =>
                  finding(
                      at("alarms", key),
                      `"${name}" has no routes, and so no load balancer that counts its requests`,
                      "remove it, or give the service routes",
                  ),
              )
        : [],
);

/** The rule `alarms/no-routes`. */
export const alarmsNoRoutes: Rule = {
    id: "alarms/no-routes",
    severity: "error",
    what: "Only a service with routes has alarms on its requests.",
    why: "The load balancer counts requests, errors and times. Without it there is no such metric, and the alarm would never begin.",
    remedy: "Remove the threshold, or give the service routes.",
    source: "CloudWatch metrics for your Application Load Balancer, ELB user guide.",
    check,
};
