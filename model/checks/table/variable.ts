import { tableVariables } from "../../plan/table";
import { eachServiceOrFunction, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachServiceOrFunction((service, at) =>
    (service.table === undefined ? [] : tableVariables(service.table)).flatMap((variable) =>
        writtenVariable(service, at, variable, "is a variable that table sets", "remove it, or remove table"),
    ),
);

/** The rule `table/variable`. */
export const tableVariableRule: Rule = {
    id: "table/variable",
    severity: "error",
    what: "A service or function with a table does not itself write `TABLE_NAME`, nor, where the table has a stream, `TABLE_STREAM_ARN`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which the table sets.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
