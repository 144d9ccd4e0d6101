import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const on = (capacity: string, placement: unknown) => withService("user", { capacity, placement });
const path = `${fileOf("user")}: placement`;
const reason =
    "has no effect: the service runs on Fargate, which has no instances to choose from and spreads tasks over the zones";

export const cases: RuleCases = {
    compliant: [{ what: "a placement on instances", sources: on("ec2", "binpack") }],
    violating: [
        { what: "a placement on Fargate", sources: on("fargate", "binpack"), path, reason },
        {
            what: "constraints on Fargate Spot",
            sources: on("fargate-spot", { name: "custom", constraints: [{ type: "distinctInstance" }] }),
            path,
            reason,
        },
    ],
    absent: [
        { what: "no placement on Fargate", sources: on("fargate", absent) },
        { what: "no placement on instances", sources: on("ec2", absent) },
    ],
    boundary: "A placement is there or it is not.",
};
