import { databaseVariableNames } from "../../plan/database";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) =>
    service.database === undefined
        ? []
        : (["environment", "secrets"] as const).flatMap((section) =>
              Object.values(databaseVariableNames)
                  .filter((variable) => Object.hasOwn(service[section], variable))
                  .map((variable) =>
                      finding(
                          at(section, variable),
                          "is a variable that database sets",
                          "remove it, or remove database",
                      ),
                  ),
          ),
);

/** The rule `database/variable`. */
export const databaseVariable: Rule = {
    id: "database/variable",
    severity: "error",
    what: "A service with a database does not itself write `DB_HOST`, `DB_PORT`, `DB_NAME`, `DB_USER`, `DB_PASSWORD` or `DB_LOGIN_ARN`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which the database sets.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
