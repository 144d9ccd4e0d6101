import { inDays } from "../../schema/units";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ accessLogs }, at) =>
    accessLogs === undefined || inDays(accessLogs.retention) >= 1
        ? []
        : [
              finding(
                  at("accessLogs", "retention"),
                  `must be at least 1 day, got "${accessLogs.retention}"`,
                  'write for example "90 days"',
              ),
          ],
);

/** The rule `load-balancer/access-logs-retention`. */
export const loadBalancerAccessLogsRetention: Rule = {
    id: "load-balancer/access-logs-retention",
    severity: "error",
    what: "Access logs are kept for at least a day.",
    why: "S3 refuses a lifecycle rule that removes objects after less than a day.",
    remedy: "Write 1 day or more.",
    source: "LifecycleExpiration, S3 API reference.",
    check,
};
