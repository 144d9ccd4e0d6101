import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const tags = (value: unknown) => withStack("environment.tags", value);
const numbered = (count: number) =>
    tags(Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, "x"])));
const at = "flotilla:environment.tags";

export const cases: RuleCases = {
    compliant: [{ what: "tags of its own", sources: tags({ Team: "shop", CostCentre: "42" }) }],
    violating: [
        {
            what: "a tag of Flotilla's",
            sources: tags({ Project: "shop" }),
            path: `${at}.Project`,
            reason: "is a tag that Flotilla sets itself",
        },
        {
            what: "keys that differ in letter case",
            sources: tags({ team: "a", Team: "b" }),
            path: `${at}.Team`,
            reason: 'differs from "team" in letter case only, and IAM takes them for one',
        },
        {
            what: "a value that IAM refuses",
            sources: tags({ Team: "R&D" }),
            path: `${at}.Team`,
            reason: 'has the value "R&D", which IAM and ECS do not take',
        },
    ],
    absent: [
        { what: "an empty value", sources: tags({ Team: "" }) },
        { what: "no tags", sources: tags(absent) },
    ],
    boundary: {
        inside: [
            { what: "45 tags", sources: numbered(45) },
            { what: "every sign that a value may have", sources: tags({ Team: "Größe 1 _.:/=+-@ aws:" }) },
            { what: "a key that only contains one of Flotilla's", sources: tags({ "Project-Code": "1" }) },
        ],
        outside: [
            { what: "a value of AWS's own", sources: tags({ Team: "AWS:x" }), path: `${at}.Team`, reason: /AWS:x/ },
            { what: "46 tags", sources: numbered(46), path: at, reason: /has 46 tags/ },
            {
                what: "a tag of Flotilla's in another letter case",
                sources: tags({ managedby: "me" }),
                path: `${at}.managedby`,
                reason: /Flotilla sets itself/,
            },
        ],
    },
};
