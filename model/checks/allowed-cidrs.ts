import { baseOf } from "../plan/cidr";
import { errorAt } from "../problem";
import type { Check } from "./check";

/** The ranges that may reach the load balancer have no host bits, as the security group's rules want it, and each is named once. */
export const allowedCidrs: Check = ({ configuration, where }) => {
    const ranges = configuration.loadBalancer.allowedCidrs;
    return ranges.flatMap((range, index) => {
        const path = where("loadBalancer", "allowedCidrs", index);
        const base = baseOf(range);
        if (base !== range)
            return [
                errorAt(path, "load-balancer/allowed-cidrs", `"${range}" has host bits set`, `did you mean ${base}?`),
            ];
        return ranges.indexOf(range) === index
            ? []
            : [errorAt(path, "load-balancer/allowed-cidrs", `"${range}" is named twice`, "write it once")];
    });
};
