import { addressesPerLoadBalancer } from "../../aws/limits";
import { publicAddresses } from "../../plan/addresses";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ plan, where }) => {
    if (plan === undefined || plan.network.subnets.public.length === 0) return [];
    const own = plan.loadBalancers.filter(({ existing, internal }) => existing === undefined && !internal);
    const { available, needed } = publicAddresses(plan.network, own.length);
    if (needed <= available) return [];
    return [
        finding(
            where("network", "cidr"),
            `"${plan.network.cidr}" leaves ${available} addresses in a public subnet, and ${own.length} load balancers want ${needed}, ${addressesPerLoadBalancer} each`,
            "choose a larger range now, such as 10.0.0.0/16, or use fewer load balancers",
        ),
    ];
};

/** The rule `load-balancer/addresses`. */
export const loadBalancerAddresses: Rule = {
    id: "load-balancer/addresses",
    severity: "warning",
    what: "Each public subnet has eight addresses for each load balancer, and one for a NAT gateway.",
    why: "A load balancer takes more addresses as its load grows, and answers more slowly, or not at all, where there are none. Elastic Load Balancing refuses a new one in a subnet with fewer than eight that are free.",
    remedy: "Choose a larger network.cidr, or use fewer load balancers. A VPC's range can't be changed later.",
    source: "Subnets for your load balancer, Application Load Balancers user guide.",
    check,
};
