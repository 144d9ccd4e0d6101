import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const ulimits = (value: unknown, capacity = "fargate") =>
    withService("order", { capacity, placement: absent, ulimits: value });

export const cases: RuleCases = {
    compliant: [
        { what: "nofile", sources: ulimits({ nofile: 65_536 }) },
        { what: "another on instances", sources: ulimits({ memlock: -1 }, "ec2") },
    ],
    violating: [
        {
            what: "another",
            sources: ulimits({ nofile: 65_536, memlock: -1 }),
            path: `${fileOf("order")}: ulimits.memlock`,
            reason: "can't be set on Fargate, which takes nofile alone",
        },
    ],
    absent: [{ what: "no ulimits", sources: ulimits(absent) }],
    boundary: "a ulimit is nofile or it is not",
};
