import { targetsPerLoadBalancer } from "../../aws/limits";
import { shiftsTraffic } from "../../plan/deployment";
import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer((_, at, { configuration }, key) => {
    const tasks = Object.values(configuration.services)
        .filter(({ routes, loadBalancer }) => routes !== undefined && (loadBalancer ?? defaultLoadBalancer) === key)
        .reduce((sum, { scaling, deployment }) => {
            const most = scaling.max ?? scaling.min;
            // Only while both versions run beside each other is that many a lasting state.
            return sum + (shiftsTraffic(deployment) ? 2 * most : most);
        }, 0);
    return tasks <= targetsPerLoadBalancer
        ? []
        : [
              finding(
                  at(),
                  `its services have up to ${tasks} tasks, and a load balancer has ${targetsPerLoadBalancer} targets by default`,
                  "put some services behind another load balancer, one of loadBalancers, or ask AWS to raise the quota first",
              ),
          ];
});

/** The rule `load-balancer/targets`. */
export const loadBalancerTargets: Rule = {
    id: "load-balancer/targets",
    severity: "warning",
    what: "The services behind a load balancer have at most 1,000 tasks together, counted twice where they are deployed blue-green, canary or linear.",
    why: "Each task is a target. Above the quota, new tasks are not registered: they run, and get no request. The quota can be raised, so this only warns.",
    remedy: "Put some services behind another load balancer, lower their max, or ask AWS to raise the quota first.",
    source: "Quotas for your Application Load Balancers, Application Load Balancers user guide (targets per load balancer).",
    check,
};
