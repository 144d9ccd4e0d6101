import { fileOf, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const old = (retired: boolean) => withStack("capacityProviders.old", { instanceTypes: ["m6i.large"], retired });
const on = (capacity: unknown, sources = old(true)) => withService("user", { capacity }, sources);

export const cases: RuleCases = {
    compliant: [
        { what: "a retired group that no service names", sources: old(true) },
        { what: "a group that is not retired", sources: on("old", old(false)) },
    ],
    violating: [
        {
            what: "a service on a retired group",
            sources: on("old"),
            path: `${fileOf("user")}: capacity`,
            reason: "is old, and capacityProviders.old is retired",
        },
        {
            what: "a service with a part of its tasks there",
            sources: on([{ provider: "ec2", base: 1 }, { provider: "old" }]),
            path: `${fileOf("user")}: capacity[1].provider`,
            reason: "is old, and capacityProviders.old is retired",
        },
    ],
    absent: [{ what: "no group that is retired", sources: sourcesFixture() }],
    boundary: "a group is retired or not",
};
