import { baseOf } from "../../plan/cidr";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const ranges = configuration.loadBalancer.allowedCidrs;
    return ranges.flatMap((range, index) => {
        const path = where("loadBalancer", "allowedCidrs", index);
        const base = baseOf(range);
        if (base !== range) return [finding(path, `"${range}" has host bits set`, `did you mean ${base}?`)];
        return ranges.indexOf(range) === index ? [] : [finding(path, `"${range}" is named twice`, "write it once")];
    });
};

/** The ranges that may reach the load balancer have no host bits, as the security group's rules want it, and each is named once. */
export const allowedCidrs: Rule = {
    id: "load-balancer/allowed-cidrs",
    severity: "error",
    what: "The ranges that may reach the load balancer have no host bits, as the security group's rules want it, and each is named once.",
    why: "",
    remedy: "",
    source: "",
    check,
};
