import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const zones = (value: unknown) => withStack("network.zones", value);
const path = "flotilla:network.zones";
const twoZones = { region: "us-west-1", zoneNames: ["us-west-1a", "us-west-1c"] };

export const cases: RuleCases = {
    compliant: [
        { what: "three of three", sources: zones(3) },
        { what: "names of the region", sources: zones(["eu-west-1a", "eu-west-1c"]) },
    ],
    violating: [
        {
            what: "four of three",
            sources: zones(4),
            path,
            reason: "is 4, and eu-west-1 is known to have 3",
        },
        {
            what: "a zone of another region",
            sources: zones(["eu-west-1a", "us-east-1a"]),
            path,
            reason: '"us-east-1a" is not in eu-west-1',
        },
        {
            what: "a zone twice",
            sources: zones(["eu-west-1a", "eu-west-1b", "eu-west-1a"]),
            path,
            reason: '"eu-west-1a" is named twice',
        },
    ],
    absent: [{ what: "no zones, which are two then", sources: zones(absent) }],
    boundary: {
        inside: [{ what: "as many as the account has", sources: zones(2), changed: twoZones }],
        outside: [
            {
                what: "one more than the account has",
                sources: zones(3),
                changed: twoZones,
                path,
                reason: "is 3, and us-west-1 is known to have 2",
            },
            {
                what: "two where the account has one",
                sources: zones(2),
                changed: { region: "us-west-1", zoneNames: ["us-west-1a"] },
                path,
                reason: "is 2, and us-west-1 is known to have 1",
            },
        ],
    },
};
