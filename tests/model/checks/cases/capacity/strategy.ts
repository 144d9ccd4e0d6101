import { absent, fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const memory = withStack("capacityProviders.memory", { instanceTypes: ["r6i.large"] });
const on = (capacity: unknown) => withService("user", { capacity, placement: absent }, memory);
const path = `${fileOf("user")}: capacity`;

export const cases: RuleCases = {
    compliant: [
        { what: "one name", sources: on("fargate") },
        {
            what: "Fargate with Spot",
            sources: on([
                { provider: "fargate", base: 1 },
                { provider: "fargate-spot", weight: 3 },
            ]),
        },
        { what: "two groups", sources: on([{ provider: "ec2", base: 2 }, { provider: "memory" }]) },
    ],
    violating: [
        {
            what: "Fargate and instances",
            sources: on([{ provider: "fargate" }, { provider: "ec2" }]),
            path,
            reason: "mixes fargate, which is Fargate's, with instances (ec2)",
        },
        {
            what: "a provider twice",
            sources: on([{ provider: "ec2" }, { provider: "ec2" }]),
            path: `${path}[1].provider`,
            reason: '"ec2" is named twice',
        },
        {
            what: "two bases",
            sources: on([
                { provider: "ec2", base: 1 },
                { provider: "memory", base: 1 },
            ]),
            path: `${path}[1].base`,
            reason: "is the second base of the strategy",
        },
        {
            what: "weights of 0 alone",
            sources: on([
                { provider: "ec2", weight: 0 },
                { provider: "memory", weight: 0 },
            ]),
            path,
            reason: "gives every provider the weight 0, so that no task above the base is placed",
        },
    ],
    absent: [{ what: "no capacity", sources: sourcesFixture() }],
    boundary: {
        inside: [
            {
                what: "one weight above 0",
                sources: on([
                    { provider: "ec2", weight: 0 },
                    { provider: "memory", weight: 1 },
                ]),
            },
        ],
        outside: [
            {
                what: "a single provider of weight 0",
                sources: on([{ provider: "ec2", base: 5, weight: 0 }]),
                path,
                reason: "gives every provider the weight 0, so that no task above the base is placed",
            },
        ],
    },
};
