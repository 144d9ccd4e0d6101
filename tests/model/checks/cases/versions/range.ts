import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const requires = (range: string) => withService("order", { requires: { payment: range } });
const path = `${fileOf("order")}: requires.payment`;

export const cases: RuleCases = {
    compliant: [
        { what: "at least", sources: requires(">=2.1") },
        { what: "compatible with", sources: requires("^2.1.0") },
        { what: "one or the other", sources: requires("1.x || >=2.5.0 <3") },
    ],
    violating: [
        {
            what: "words",
            sources: requires("at least 2"),
            path,
            reason: '"at least 2" is not a range of semantic versions',
        },
        { what: "an operator that there is not", sources: requires("=>2.1"), path, reason: /"=>2\.1"/ },
    ],
    absent: [
        { what: "no requirements" },
        { what: "nothing at all", sources: requires(""), path, reason: '"" is not a range of semantic versions' },
    ],
    boundary: "a text is a range, or it is not",
};
