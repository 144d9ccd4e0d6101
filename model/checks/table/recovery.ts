import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ table }, at, { configuration }) =>
    configuration.environment.class === "production" && table?.pointInTimeRecovery === false
        ? [
              finding(
                  at("table", "pointInTimeRecovery"),
                  "is off in production: what is deleted or overwritten by mistake is gone",
                  "remove it, to be able to restore any second of the last 35 days",
              ),
          ]
        : [],
);

/** The rule `table/recovery`. */
export const tableRecovery: Rule = {
    id: "table/recovery",
    severity: "warning",
    what: "In production, tables can be restored to a point in time.",
    why: "One faulty deployment can overwrite any number of items, which the copies that DynamoDB itself keeps follow at once.",
    remedy: "Leave pointInTimeRecovery on, which it is in production.",
    source: "Security Hub control DynamoDB.2.",
    check,
};
