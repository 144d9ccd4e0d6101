import { absent, fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const gpu = (...instanceTypes: string[]) => withStack("capacityProviders.gpu", { instanceTypes });
const order = (patch: Readonly<Record<string, unknown>>, sources = sourcesFixture()) =>
    withService("order", { gpus: 1, ...patch }, sources);
const path = `${fileOf("order")}: gpus`;

export const cases: RuleCases = {
    compliant: [
        { what: "a group with GPUs", sources: order({ capacity: "gpu" }, gpu("g5.xlarge", "g6.xlarge")) },
        {
            what: "a type that is none, of which another rule tells",
            sources: order({ capacity: "gpu" }, gpu("g5.xlarg")),
        },
    ],
    violating: [
        { what: "instances without GPUs", sources: order({}), path, reason: /has no GPU of NVIDIA$/ },
        {
            what: "Fargate",
            sources: order({ capacity: "fargate", placement: absent }),
            path,
            reason: "is 1, and Fargate has no GPUs",
        },
        {
            what: "accelerators that are no GPUs of NVIDIA",
            sources: order({ capacity: "gpu" }, gpu("inf2.xlarge")),
            path,
            reason: "is 1, and inf2.xlarge of capacityProviders.gpu has no GPU of NVIDIA",
        },
    ],
    absent: [{ what: "no GPUs", sources: sourcesFixture() }],
    boundary: {
        inside: [{ what: "one type, with GPUs", sources: order({ capacity: "gpu" }, gpu("g5.xlarge")) }],
        outside: [
            {
                what: "one of two groups without",
                sources: order({ capacity: [{ provider: "gpu" }, { provider: "ec2" }] }, gpu("g5.xlarge")),
                path,
                reason: /of capacity has no GPU of NVIDIA$/,
            },
        ],
    },
};
