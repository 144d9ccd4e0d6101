import { inSeconds } from "../../schema/units";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const value = inSeconds(configuration.loadBalancer.idleTimeout);
    return value >= 1 && value <= 4000
        ? []
        : [
              finding(
                  where("loadBalancer", "idleTimeout"),
                  `must be from 1 s to 4000 s, got "${configuration.loadBalancer.idleTimeout}"`,
                  'write for example "60 s"',
              ),
          ];
};

/** The ALB's idle timeout is one that it takes. */
export const idleTimeout: Rule = {
    id: "load-balancer/idle-timeout",
    severity: "error",
    what: "The ALB's idle timeout is one that it takes.",
    why: "",
    remedy: "",
    source: "LoadBalancerAttribute, ELBv2 API reference.",
    check,
};
