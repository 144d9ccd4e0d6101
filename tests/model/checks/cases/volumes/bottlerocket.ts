import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const volumes = { uploads: { path: "/uploads", efs: {} } };
const onBottlerocket = withStack("capacity.os", "bottlerocket");

export const cases: RuleCases = {
    compliant: [
        { what: "a volume on Amazon Linux", sources: withService("order", { volumes }) },
        {
            what: "a volume on Fargate, beside instances with Bottlerocket",
            sources: withService("order", { volumes, capacity: "fargate", placement: undefined }, onBottlerocket),
        },
    ],
    violating: [
        {
            what: "a volume on Bottlerocket",
            sources: withService("order", { volumes }, onBottlerocket),
            path: `${fileOf("order")}: volumes`,
            reason: `can't be mounted on the instances of "ec2", whose system is Bottlerocket`,
        },
    ],
    absent: [{ what: "no volume on Bottlerocket", sources: onBottlerocket }],
    boundary: "the system is Bottlerocket, or it is not",
};
