import { sourcesFixture, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const group = (instanceTypes: readonly string[], over = {}) =>
    withStack("capacityProviders.gpu", { instanceTypes, ...over });
const types = "flotilla:capacityProviders.gpu.instanceTypes";
const noImage =
    "g5g.xlarge is arm64, for which there is no ECS-optimised image of Amazon Linux with a driver for its GPUs";

export const cases: RuleCases = {
    compliant: [
        { what: "types with GPUs alone", sources: group(["g5.xlarge", "g6.xlarge"]) },
        { what: "arm64 with Bottlerocket", sources: group(["g5g.xlarge"], { os: "bottlerocket" }) },
        { what: "arm64 with an image of one's own", sources: group(["g5g.xlarge"], { ami: "ami-0123456789abcdef0" }) },
    ],
    violating: [
        {
            what: "a type without GPUs beside one that has",
            sources: group(["g5.xlarge", "m6i.large"]),
            path: `${types}[1]`,
            reason: "m6i.large has no GPU of NVIDIA, and g5.xlarge has",
        },
        {
            what: "a type with GPUs beside one without",
            sources: group(["m6i.large", "g5.xlarge"]),
            path: `${types}[1]`,
            reason: "g5.xlarge has GPUs, and m6i.large has none of NVIDIA",
        },
        { what: "arm64 with Amazon Linux", sources: group(["g5g.xlarge"]), path: types, reason: noImage },
    ],
    absent: [{ what: "no GPUs", sources: sourcesFixture() }],
    boundary: "There is no number.",
};
