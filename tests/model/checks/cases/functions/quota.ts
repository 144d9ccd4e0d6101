import { functionFile, functionFileOf, sourcesFixture } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const reserving = (...runs: number[]) => ({
    ...sourcesFixture(),
    functions: runs.map((reservedConcurrency, index) => functionFile({ name: `mailer-${index}`, reservedConcurrency })),
});
const pathOf = (index: number) => `${functionFileOf(`mailer-${index}`)}: reservedConcurrency`;

export const cases: RuleCases = {
    compliant: [{ what: "a few runs each", sources: reserving(10, 20) }],
    violating: [
        {
            what: "more than can be reserved",
            sources: reserving(500, 500),
            path: pathOf(1),
            reason: "makes 1000 runs at once that functions of this environment have to themselves, and of the 1000 of an account 900 can be reserved",
        },
    ],
    absent: [{ what: "no function", sources: sourcesFixture() }],
    boundary: {
        inside: [{ what: "900 together", sources: reserving(400, 500) }],
        outside: [{ what: "901 together", sources: reserving(401, 500), path: pathOf(1), reason: /makes 901/ }],
    },
};
