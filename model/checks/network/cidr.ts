import { cidrProblem } from "../../plan/cidr";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const problem = cidrProblem(configuration.network.cidr);
    return problem === undefined ? [] : [finding(where("network", "cidr"), problem.reason, problem.remedy)];
};

/** The VPC's range is private, has no host bits, and has room for four zones of four tiers. */
export const networkCidr: Rule = {
    id: "network/cidr",
    severity: "error",
    what: "The VPC's range is private, has no host bits, and has room for four zones of four tiers.",
    why: "",
    remedy: "",
    source: "",
    check,
};
