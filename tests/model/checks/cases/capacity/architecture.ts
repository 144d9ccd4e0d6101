import { absent, fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const memory = (instanceType: string) => withStack("capacityProviders.memory", { instanceTypes: [instanceType] });
const both = (instanceType: string, over = {}) =>
    withService("user", { capacity: [{ provider: "ec2" }, { provider: "memory" }], ...over }, memory(instanceType));

export const cases: RuleCases = {
    compliant: [
        { what: "two groups of one architecture", sources: both("r6i.large") },
        { what: "the architecture of the instances", sources: withService("user", { architecture: "x86_64" }) },
        {
            what: "another one on Fargate",
            sources: withService("user", { capacity: "fargate", placement: absent, architecture: "arm64" }),
        },
    ],
    violating: [
        {
            what: "two groups of two architectures",
            sources: both("r7g.large"),
            path: `${fileOf("user")}: capacity`,
            reason: "names capacity, which is x86_64, and capacityProviders.memory, which is arm64: an image runs on one of them",
        },
        {
            what: "another architecture than that of the instances",
            sources: withService("user", { architecture: "arm64" }),
            path: `${fileOf("user")}: architecture`,
            reason: "is arm64, and the instances of capacity are x86_64",
        },
    ],
    absent: [{ what: "no architecture", sources: sourcesFixture() }],
    boundary: "an architecture is the same or another",
};
