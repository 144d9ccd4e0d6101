import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withName = (name: string) => withService("order", { database: { name } });
const path = `${fileOf("order")}: database.name`;

export const cases: RuleCases = {
    compliant: [
        { what: "a name that is free", sources: withName("orders") },
        { what: "one after a service whose name SQL reserves", sources: withService("order", { database: {} }) },
    ],
    violating: [
        {
            what: "a word that SQL reserves",
            sources: withName("order"),
            path,
            reason: '"order" is a name that PostgreSQL or RDS keeps for itself',
        },
        {
            what: "a database that each instance has",
            sources: withName("postgres"),
            path,
            reason: '"postgres" is a name that PostgreSQL or RDS keeps for itself',
        },
    ],
    absent: [{ what: "no database", sources: withService("order", {}) }],
    boundary: "a name is reserved, or it is not",
};
