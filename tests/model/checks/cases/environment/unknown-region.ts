import type { RuleCases } from "../../rule-cases";

const inRegion = (region: string) => ({ what: `the region "${region}"`, changed: { region } });
const unknown = (region: string) => ({
    ...inRegion(region),
    path: "aws:region",
    reason: `"${region}" is not among the regions that are known`,
});

export const cases: RuleCases = {
    compliant: [inRegion("eu-west-1"), inRegion("us-iso-east-1"), inRegion("eusc-de-east-1")],
    violating: [unknown("eu-west-9"), unknown("mars-north-1")],
    absent: [inRegion("")],
    boundary: {
        inside: [inRegion("eu-west-3"), inRegion("what is no region, of which another rule tells")],
        outside: [unknown("eu-west-4")],
    },
};
