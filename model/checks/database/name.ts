import { databaseNameOf } from "../../plan/database";
import { eachService, finding, type Check, type Rule } from "../rule";

/**
 * Names of databases that every instance has, and words that SQL reserves, as far as they are likely.
 * Sources: SQL key words, PostgreSQL documentation; CreateDBInstance, RDS API reference: DBName.
 */
const reserved = new Set([
    ...["db", "postgres", "rdsadmin", "template0", "template1"],
    ...["all", "analyse", "analyze", "check", "column", "constraint", "default", "desc", "end", "fetch", "foreign"],
    ...["from", "grant", "group", "limit", "offset", "order", "primary", "references", "select", "session_user"],
    ...["table", "user", "using", "where", "window", "with"],
]);

const check: Check = eachService((service, at) => {
    const name = service.database && databaseNameOf(service);
    return name === undefined || !reserved.has(name)
        ? []
        : [
              finding(
                  at("database", "name"),
                  `"${name}" is a name that PostgreSQL or RDS keeps for itself`,
                  `write for example "${name}_db"`,
              ),
          ];
});

/** The rule `database/name`. */
export const databaseName: Rule = {
    id: "database/name",
    severity: "error",
    what: "A database has no name that PostgreSQL or RDS keeps for itself, such as `postgres`, `user` or `order`.",
    why: "RDS refuses to make it, minutes into the deployment.",
    remedy: "Choose another name, or remove it for one after the service.",
    source: "CreateDBInstance, RDS API reference: DBName; SQL key words, PostgreSQL documentation.",
    check,
};
