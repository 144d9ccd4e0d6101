import { inSeconds } from "../../schema/units";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ idleTimeout }, at) => {
    const seconds = inSeconds(idleTimeout);
    return seconds >= 1 && seconds <= 4000
        ? []
        : [finding(at("idleTimeout"), `must be from 1 s to 4000 s, got "${idleTimeout}"`, 'write for example "60 s"')];
});

/** The rule `load-balancer/idle-timeout`. */
export const loadBalancerIdleTimeout: Rule = {
    id: "load-balancer/idle-timeout",
    severity: "error",
    what: "An idle timeout is one that a load balancer takes: from 1 s to 4000 s.",
    why: "Elastic Load Balancing refuses the attribute.",
    remedy: "Write a time in that range, such as 60 s.",
    source: "LoadBalancerAttribute (idle_timeout.timeout_seconds), ELBv2 API reference.",
    check,
};
