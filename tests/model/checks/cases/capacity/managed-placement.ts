import { absent, fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const managed = () =>
    withStack("capacityProviders.managed", {
        managedInstances: { instanceTypes: ["m6i.large"] },
        experimental: true,
    });
const user = (placement: unknown, capacity = "managed") => withService("user", { capacity, placement }, managed());

export const cases: RuleCases = {
    compliant: [{ what: "a placement on other instances", sources: user("binpack", "ec2") }],
    violating: [
        {
            what: "a placement on instances that ECS manages",
            sources: user("binpack"),
            path: `${fileOf("user")}: placement`,
            reason: "has no effect: the service runs on ECS Managed Instances, where ECS decides what goes where",
        },
    ],
    absent: [
        { what: "no placement", sources: user(absent) },
        { what: "no such instances", sources: sourcesFixture() },
    ],
    boundary: "A placement is there or it is not.",
};
