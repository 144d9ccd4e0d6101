import { cidrProblem } from "../plan/cidr";
import { errorAt } from "../problem";
import type { Check } from "./check";

/** The VPC's range is private, has no host bits, and has room for four zones of four tiers. */
export const networkCidr: Check = ({ configuration, where }) => {
    const problem = cidrProblem(configuration.network.cidr);
    return problem === undefined
        ? []
        : [errorAt(where("network", "cidr"), "network/cidr", problem.reason, problem.remedy)];
};
