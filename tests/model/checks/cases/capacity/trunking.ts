import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const on = (trunking: unknown, ...instanceTypes: string[]) =>
    withStack("capacity.trunking", trunking, withStack("capacity.instanceTypes", instanceTypes));
const path = (index: number) => `flotilla:capacity.instanceTypes[${index}]`;

export const cases: RuleCases = {
    compliant: [
        { what: "a type that ECS can trunk", sources: on(true, "m6i.large") },
        { what: "a burstable type without trunking", sources: on(false, "t3.medium") },
        { what: "a type that is none, of which another rule tells", sources: on(true, "m6i.larg") },
    ],
    violating: [
        {
            what: "a burstable type",
            sources: on(true, "t3.medium"),
            path: path(0),
            reason: "ECS is not known to trunk t3.medium: the plan gives it 2 tasks, trunking or not",
        },
        {
            what: "a burstable type where another environment turns trunking on",
            sources: on("shared", "m6i.large", "t3.large"),
            path: path(1),
            reason: /not known to trunk t3\.large/,
        },
        {
            what: "a type that the page names as not supported",
            sources: on(true, "c5.metal"),
            path: path(0),
            reason: /c5\.metal/,
        },
    ],
    absent: [{ what: "nothing about trunking", sources: on(absent, "t3.medium") }],
    boundary: "A type can be trunked or not.",
};
