import { absent, fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const managed = () =>
    withStack("capacityProviders.managed", {
        managedInstances: { instanceTypes: ["m6i.large"] },
        experimental: true,
    });
const on = (capacity: unknown, sources = managed()) => withService("user", { capacity, placement: absent }, sources);
const path = `${fileOf("user")}: capacity`;

export const cases: RuleCases = {
    compliant: [
        { what: "instances that ECS manages alone", sources: on("managed") },
        {
            what: "two kinds of those",
            sources: on(
                [{ provider: "managed" }, { provider: "more" }],
                withStack(
                    "capacityProviders.more",
                    { managedInstances: { instanceTypes: ["r6i.large"] }, experimental: true },
                    managed(),
                ),
            ),
        },
    ],
    violating: [
        {
            what: "a group beside",
            sources: on([{ provider: "managed" }, { provider: "ec2" }]),
            path,
            reason: "mixes managed, whose instances ECS manages, with ec2",
        },
        {
            what: "Fargate beside",
            sources: on([{ provider: "fargate" }, { provider: "managed" }]),
            path,
            reason: "mixes managed, whose instances ECS manages, with fargate",
        },
    ],
    absent: [{ what: "no such instances", sources: sourcesFixture() }],
    boundary: "There is no number.",
};
