import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const groups = (types: string) => withStack("capacityProviders", { memory: { instanceTypes: [types] } });
const daemon = (types: string, over: object = {}) =>
    withService("order", { runs: "daemon", scaling: absent, placement: absent, ...over }, groups(types));

export const cases: RuleCases = {
    compliant: [{ what: "groups of one architecture", sources: daemon("r6i.large") }],
    violating: [
        {
            what: "groups of two",
            sources: daemon("r7g.large"),
            path: `${fileOf("order")}: runs`,
            reason: "runs on x86_64 alone, and the instances of capacityProviders.memory, which are arm64, are left without it",
        },
        {
            what: "groups of two, and a daemon for the second",
            sources: daemon("r7g.large", { architecture: "arm64" }),
            path: `${fileOf("order")}: architecture`,
            reason: "runs on arm64 alone, and the instances of capacity, which are x86_64, are left without it",
        },
    ],
    absent: [{ what: "no daemon", sources: groups("r7g.large") }],
    boundary: "an architecture is the same or another",
};
