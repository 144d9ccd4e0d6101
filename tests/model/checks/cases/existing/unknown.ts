import { withExistingLinks } from "../../../../support/existing-links";
import { fileOf, sourcesFixture } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = fileOf("order");

export const cases: RuleCases = {
    compliant: [{ what: "links to what is there", sources: withExistingLinks() }],
    violating: [
        {
            what: "a database that is not there, and an event bus that is named twice",
            sources: withExistingLinks({ databases: ["stock"], eventBuses: ["orders", "orders"] }),
            path: `${order}: databases[0]`,
            reason: 'there is no database "stock" in flotilla:existing.databases',
            more: [{ path: `${order}: eventBuses[1]`, reason: '"orders" is named twice' }],
        },
    ],
    absent: [{ what: "no links", sources: sourcesFixture() }],
    boundary: "a name is there, or it is not",
};
