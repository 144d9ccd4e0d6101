import { fileOf, smallService, sourcesFixture, withServices } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const named = (name: string) => withServices(smallService(name, [`/${name}`, `/${name}/*`]));
const refused = (name: string) => ({
    what: `a service called ${name}`,
    sources: named(name),
    path: `${fileOf(name)}: name`,
    reason: `"${name}" is the name of a log group that every environment has`,
});

export const cases: RuleCases = {
    compliant: [{ what: "the fixture's names", sources: sourcesFixture() }],
    violating: [refused("exec"), refused("flows")],
    absent: "the schema asks for a name",
    boundary: {
        inside: [
            { what: "a service called flow", sources: named("flow") },
            { what: "a service called exec-2", sources: named("exec-2") },
        ],
        outside: [refused("flows")],
    },
};
