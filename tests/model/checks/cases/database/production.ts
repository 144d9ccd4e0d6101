import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withDatabase = (database: object) => withService("order", { database });
const inProduction = (database: object) => withStack("environment.class", "production", withDatabase(database));
const path = (option: string) => `${fileOf("order")}: database.${option}`;

export const cases: RuleCases = {
    compliant: [
        { what: "the defaults in production", sources: inProduction({}) },
        { what: "7 days of backups", sources: inProduction({ multiZone: true, backupRetention: "7 days" }) },
        { what: "neither elsewhere", sources: withDatabase({ multiZone: false, backupRetention: "1 day" }) },
    ],
    violating: [
        {
            what: "one zone, and 6 days of backups",
            sources: inProduction({ multiZone: false, backupRetention: "6 days" }),
            path: path("multiZone"),
            reason: "leaves a database of production without a standby",
            more: [{ path: path("backupRetention"), reason: "keeps backups of production for 6 days" }],
        },
    ],
    boundary: "7 days of backups are enough, and 6 are not",
    absent: [{ what: "no database", sources: withStack("environment.class", "production", withService("order", {})) }],
};
