import { errorAt } from "../problem";
import { inSeconds } from "../schema/units";
import type { Check } from "./check";

/** The ALB's idle timeout is one that it takes. Source: LoadBalancerAttribute, ELBv2 API reference. */
export const idleTimeout: Check = ({ configuration, where }) => {
    const value = inSeconds(configuration.loadBalancer.idleTimeout);
    return value >= 1 && value <= 4000
        ? []
        : [
              errorAt(
                  where("loadBalancer", "idleTimeout"),
                  "load-balancer/idle-timeout",
                  `must be from 1 s to 4000 s, got "${configuration.loadBalancer.idleTimeout}"`,
                  'write for example "60 s"',
              ),
          ];
};
