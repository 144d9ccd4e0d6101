import { absent, productionFixture, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const nat = (mode: unknown) => withStack("network.nat", mode, productionFixture());
const path = "flotilla:network.nat";
const reason = "is single in production: the loss of its zone cuts all zones off the internet";

export const cases: RuleCases = {
    compliant: [
        { what: "a NAT gateway in each zone", sources: nat("per-zone") },
        { what: "one that spans the zones", sources: nat("regional") },
        { what: "none", sources: nat("none") },
        { what: "a single one outside production", sources: withStack("network.nat", "single") },
    ],
    violating: [{ what: "a single one in production", sources: nat("single"), path, reason }],
    absent: [{ what: "no mode in production, which is single then", sources: nat(absent), path, reason }],
    boundary: "a mode is single, or it is not",
};
