import { encryptedValue } from "../../../../../model/encrypted";
import type { RuleCases } from "../../rule-cases";

const inRegion = (region: string) => ({ what: `the region "${region}"`, changed: { region } });
const refused = (region: string) => ({
    ...inRegion(region),
    path: "aws:region",
    reason: `"${region}" is not a region`,
});

export const cases: RuleCases = {
    compliant: [inRegion("eu-west-1"), inRegion("us-gov-west-1")],
    violating: [
        refused("Ireland"),
        refused("eu-west"),
        {
            what: "an encrypted region",
            changed: { region: encryptedValue },
            path: "aws:region",
            reason: "is encrypted, and zones and prices follow from it",
        },
    ],
    absent: [{ ...inRegion(""), path: "aws:region", reason: "is not set" }],
    boundary: {
        inside: [inRegion("ap-southeast-2")],
        outside: [refused("ap-southeast-2a"), refused("EU-WEST-1")],
    },
};
