import { withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const types = (...names: string[]) => withStack("capacity.instanceTypes", names);
const at = (index: number) => `flotilla:capacity.instanceTypes[${index}]`;

export const cases: RuleCases = {
    compliant: [
        { what: "types of one architecture", sources: types("m6i.large", "m6a.large", "m5.large") },
        { what: "ARM types", sources: types("m7g.large", "m6g.large") },
    ],
    violating: [
        {
            what: "a type with a typing error",
            sources: types("t3.medium", "t3.medum"),
            path: at(1),
            reason: '"t3.medum" is not an instance type',
        },
        { what: "a type twice", sources: types("t3.medium", "t3.medium"), path: at(1), reason: /is named twice/ },
        {
            what: "two architectures",
            sources: types("m6i.large", "m7g.large"),
            path: "flotilla:capacity.instanceTypes",
            reason: "mixes x86_64 and arm64, and an image runs on one of them",
        },
    ],
    absent: "the schema asks for at least one",
    boundary: {
        inside: [{ what: "a single type", sources: types("t3.medium") }],
        outside: [
            { what: "a type in capitals", sources: types("T3.medium"), path: at(0), reason: /not an instance type/ },
            { what: "a family", sources: types("t3"), path: at(0), reason: /not an instance type/ },
        ],
    },
};
