import {
    absent,
    fileOf,
    productionFixture,
    sourcesFixture,
    withService,
    withStack,
} from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const critical = (value: boolean, sources = sourcesFixture()) => withService("user", { critical: value }, sources);
const fargate = (capacity: unknown, sources = sourcesFixture()) =>
    withService("user", { capacity, placement: absent }, sources);
const batch = (over: object, sources = sourcesFixture()) =>
    withService(
        "user",
        { capacity: "batch" },
        withStack("capacityProviders.batch", { instanceTypes: ["m6i.large"], ...over }, sources),
    );
const local = (sources: ReturnType<typeof sourcesFixture>) => withStack("environment.class", "local", sources);
const path = `${fileOf("user")}: capacity`;
const every = "where every task may be on Spot, and the service is not marked as one that may lose its tasks";
const part = "where a part of the tasks may be on Spot, and the service is not marked as one that may lose its tasks";

export const cases: RuleCases = {
    compliant: [
        { what: "Fargate Spot for what is not critical", sources: critical(false, fargate("fargate-spot")) },
        { what: "a group of Spot for what is not critical", sources: critical(false, batch({ spot: 100 })) },
        {
            what: "a base on demand outside production",
            sources: fargate([{ provider: "fargate", base: 1 }, { provider: "fargate-spot" }]),
        },
        { what: "Spot on the emulated AWS", sources: local(fargate("fargate-spot")) },
        { what: "a group on demand in production", sources: batch({ spot: 0 }, productionFixture()) },
    ],
    violating: [
        { what: "Fargate Spot alone", sources: fargate("fargate-spot"), path, reason: `is fargate-spot, ${every}` },
        { what: "a group of Spot alone", sources: batch({ spot: 100 }), path, reason: `is batch, ${every}` },
        {
            what: "a part of a group in production",
            sources: batch({ spot: 50 }, productionFixture()),
            path,
            reason: `is batch, ${part}`,
        },
        {
            what: "a base on demand in production",
            sources: fargate([{ provider: "fargate", base: 1 }, { provider: "fargate-spot" }], productionFixture()),
            path,
            reason: `is fargate (base 1, weight 1), fargate-spot (weight 1), ${part}`,
        },
    ],
    absent: [{ what: "no Spot", sources: sourcesFixture() }],
    boundary: {
        inside: [
            { what: "99 % Spot outside production", sources: batch({ spot: 99 }) },
            {
                what: "all Spot but a base on demand outside production",
                sources: batch({ spot: 100, onDemandBase: 1 }),
            },
            {
                what: "a provider of Spot with no share",
                sources: fargate(
                    [{ provider: "fargate" }, { provider: "fargate-spot", weight: 0 }],
                    productionFixture(),
                ),
            },
        ],
        outside: [
            {
                what: "1 % Spot in production",
                sources: batch({ spot: 1 }, productionFixture()),
                path,
                reason: `is batch, ${part}`,
            },
        ],
    },
};
