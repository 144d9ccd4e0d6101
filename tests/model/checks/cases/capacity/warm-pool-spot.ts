import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const pool = (spot: number) => withStack("capacity.warmPool", {}, withStack("capacity.spot", spot));
const refused = (spot: number) => ({
    what: `${spot} % Spot`,
    sources: pool(spot),
    path: "flotilla:capacity.warmPool",
    reason: `is there, and ${spot} % of the group's instances may be Spot`,
});

export const cases: RuleCases = {
    compliant: [
        {
            what: "Spot without a warm pool, beside a group that has one",
            sources: withStack(
                "capacityProviders.batch",
                { instanceTypes: ["m6i.large"], spot: 100 },
                withStack("capacity.warmPool", {}),
            ),
        },
    ],
    violating: [refused(50)],
    absent: [{ what: "no warm pool", sources: withStack("capacity.warmPool", absent, withStack("capacity.spot", 50)) }],
    boundary: {
        inside: [{ what: "no Spot", sources: pool(0) }],
        outside: [refused(1)],
    },
};
