import { functionFile, functionFileOf, sourcesFixture } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const named = (name: string) => ({ ...sourcesFixture(), functions: [functionFile({ name })] });
const refused = (name: string) => ({
    what: `a function called ${name}`,
    sources: named(name),
    path: `${functionFileOf(name)}: name`,
    reason: `"${name}" is the name of a log group that every environment has`,
});

export const cases: RuleCases = {
    compliant: [{ what: "another name", sources: named("notification") }],
    violating: [refused("exec"), refused("flows")],
    absent: "the schema asks for a name",
    boundary: {
        inside: [{ what: "a function called flow", sources: named("flow") }],
        outside: [refused("flows")],
    },
};
