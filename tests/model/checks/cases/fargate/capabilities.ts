import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const capabilities = (value: unknown, capacity = "fargate") =>
    withService("order", { capacity, placement: absent, capabilities: value });

export const cases: RuleCases = {
    compliant: [
        { what: "SYS_PTRACE, and all others dropped", sources: capabilities({ add: ["SYS_PTRACE"], drop: ["ALL"] }) },
        { what: "another on instances", sources: capabilities({ add: ["CHOWN"] }, "ec2") },
    ],
    violating: [
        {
            what: "another",
            sources: capabilities({ add: ["CHOWN"] }),
            path: `${fileOf("order")}: capabilities.add[0]`,
            reason: '"CHOWN" can\'t be added on Fargate, which takes SYS_PTRACE alone',
        },
    ],
    absent: [{ what: "no capabilities", sources: capabilities(absent) }],
    boundary: "a capability is SYS_PTRACE or it is not",
};
