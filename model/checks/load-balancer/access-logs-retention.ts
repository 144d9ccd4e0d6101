import { inDays } from "../../schema/units";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const retention = configuration.loadBalancer.accessLogs?.retention;
    return retention === undefined || inDays(retention) >= 1
        ? []
        : [
              finding(
                  where("loadBalancer", "accessLogs", "retention"),
                  `must be at least 1 day, got "${retention}"`,
                  'write for example "90 days"',
              ),
          ];
};

/** Access logs are kept for at least a day. */
export const accessLogsRetention: Rule = {
    id: "load-balancer/access-logs-retention",
    severity: "error",
    what: "Access logs are kept for at least a day.",
    why: "",
    remedy: "",
    source: "LifecycleExpiration, S3 API reference.",
    check,
};
