import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    Object.hasOwn(configuration.loadBalancers, defaultLoadBalancer)
        ? [
              finding(
                  where("loadBalancers", defaultLoadBalancer),
                  `"${defaultLoadBalancer}" is what the load balancer of the section loadBalancer is called`,
                  "write its options under loadBalancer, or choose another name",
              ),
          ]
        : [];

/** The rule `load-balancer/name`. */
export const loadBalancerName: Rule = {
    id: "load-balancer/name",
    severity: "error",
    what: "No further load balancer is called default.",
    why: "That is the one of the section loadBalancer: two would have one name, and one of the two sections would not count.",
    remedy: "Write its options under loadBalancer, or choose another name.",
    source: "Follows from how Flotilla names load balancers.",
    check,
};
