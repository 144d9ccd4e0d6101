import { claimsOf } from "../../plan/routes/claims";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ existing, waf }, at, { configuration }, key) =>
    configuration.environment.class !== "production" ||
    waf !== undefined ||
    // What filters requests before one that is already there can't be known here.
    existing !== undefined ||
    claimsOf(configuration, key).length === 0
        ? []
        : [
              finding(
                  at("waf"),
                  "is missing, so that requests reach the services of production unfiltered",
                  "write waf: {}, or waf: { mode: count } to see first what it would block; waf: { mode: off } if something else filters them",
              ),
          ],
);

/** The rule `waf/missing`. */
export const wafMissing: Rule = {
    id: "waf/missing",
    severity: "warning",
    what: "In production, a load balancer with routes has a web ACL, or says that it has none.",
    why: "Without one, each scan for known holes and each flood from one address is the services' to answer.",
    remedy: "Write waf: {} for AWS's common rules and a limit of requests by address; with mode: count nothing is blocked yet. Where a CDN filters requests, or only known addresses are let in, write waf: { mode: off }.",
    source: "Security Hub control ELB.16.",
    check,
};
