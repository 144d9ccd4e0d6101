import { errorAt } from "../problem";
import { inDays } from "../schema/units";
import type { Check } from "./check";

/** Access logs are kept for at least a day. Source: LifecycleExpiration, S3 API reference. */
export const accessLogsRetention: Check = ({ configuration, where }) => {
    const retention = configuration.loadBalancer.accessLogs?.retention;
    return retention === undefined || inDays(retention) >= 1
        ? []
        : [
              errorAt(
                  where("loadBalancer", "accessLogs", "retention"),
                  "load-balancer/access-logs-retention",
                  `must be at least 1 day, got "${retention}"`,
                  'write for example "90 days"',
              ),
          ];
};
