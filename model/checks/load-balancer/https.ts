import { claimsOf } from "../../plan/routes/claims";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ certificateArn, domain, existing }, at, { configuration }, key) =>
    configuration.environment.class !== "production" ||
    certificateArn !== undefined ||
    domain !== undefined ||
    existing !== undefined ||
    claimsOf(configuration, key).length === 0
        ? []
        : [
              finding(
                  at("certificateArn"),
                  "is missing, so that requests travel unencrypted in production",
                  "write a domain, or the ARN of an ACM certificate; HTTP then redirects to HTTPS",
              ),
          ],
);

/** The rule `load-balancer/https`. */
export const loadBalancerHttps: Rule = {
    id: "load-balancer/https",
    severity: "warning",
    what: "In production, a load balancer with routes has a domain or a certificate.",
    why: "Without one it has an HTTP listener only: passwords and sessions can be read and changed on their way.",
    remedy: "Write a domain, for which a certificate is requested, or the ARN of an ACM certificate in the environment's region as certificateArn.",
    source: "Security Hub control ELB.1.",
    check,
};
