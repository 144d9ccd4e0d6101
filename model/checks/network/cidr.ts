import { cidrProblem, existingCidrProblem } from "../../plan/cidr";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { network }, where }) => {
    const problem = network.existing === undefined ? cidrProblem(network.cidr) : existingCidrProblem(network.cidr);
    return problem === undefined ? [] : [finding(where("network", "cidr"), problem.reason, problem.remedy)];
};

/** The rule `network/cidr`. */
export const networkCidr: Rule = {
    id: "network/cidr",
    severity: "error",
    what: "The VPC's range has no host bits; unless the VPC is already there, it is private and has room for four zones of four tiers.",
    why: "A VPC is at most a /16; a load balancer needs a /27 in each zone; and a VPC's range can't be changed later, so that it needs room for what may come.",
    remedy: "Write a range from /16 to /22 of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.",
    source: "VPC CIDR blocks, Amazon VPC user guide; Subnets for your load balancer, Application Load Balancers user guide.",
    check,
};
