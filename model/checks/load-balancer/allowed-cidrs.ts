import { baseOf } from "../../plan/cidr";
import { eachLoadBalancer, finding, type Check, type Rule } from "../rule";

const check: Check = eachLoadBalancer(({ allowedCidrs = [] }, at) =>
    allowedCidrs.flatMap((range, index) => {
        const path = at("allowedCidrs", index);
        const base = baseOf(range);
        if (base !== range) return [finding(path, `"${range}" has host bits set`, `did you mean ${base}?`)];
        return allowedCidrs.indexOf(range) === index
            ? []
            : [finding(path, `"${range}" is named twice`, "write it once")];
    }),
);

/** The rule `load-balancer/allowed-cidrs`. */
export const loadBalancerAllowedCidrs: Rule = {
    id: "load-balancer/allowed-cidrs",
    severity: "error",
    what: "The ranges that may reach a load balancer have no host bits, and each is named once.",
    why: "EC2 stores a range without its host bits, so that each update would find a difference; and it refuses a second rule for one range.",
    remedy: "Write the range as it begins, such as 203.0.113.0/24, and write it once.",
    source: "AuthorizeSecurityGroupIngress, EC2 API reference.",
    check,
};
