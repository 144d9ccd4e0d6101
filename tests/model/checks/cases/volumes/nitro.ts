import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const volumes = { index: { path: "/index", ebs: { size: "20 GiB" } } };
const on = (instanceTypes: readonly string[]) => withStack("capacity.instanceTypes", instanceTypes);

export const cases: RuleCases = {
    compliant: [
        { what: "a disk on Nitro", sources: withService("order", { volumes }, on(["m5.large", "t3.medium"])) },
        {
            what: "a disk on Fargate, beside others",
            sources: withService("order", { volumes, capacity: "fargate", placement: undefined }, on(["m4.large"])),
        },
    ],
    violating: [
        {
            what: "a disk on a type of before Nitro",
            sources: withService("order", { volumes }, on(["m5.large", "m4.large"])),
            path: `${fileOf("order")}: volumes.index.ebs`,
            reason: "can't be attached to instances of m4.large, one of capacity.instanceTypes: it is not built on Nitro",
        },
    ],
    absent: [
        {
            what: "no disk on a type of before Nitro",
            sources: withService("order", { volumes: { uploads: { path: "/uploads", efs: {} } } }, on(["m4.large"])),
        },
    ],
    boundary: "a type is built on Nitro, or it is not",
};
