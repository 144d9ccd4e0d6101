import type { TableKeySpec } from "../../schema/table";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";
import { writtenKeys } from "./keys";

const check: Check = eachServiceOrFunction(({ table }, at) => {
    if (table === undefined) return [];
    const first = new Map<string, TableKeySpec["type"]>();
    return writtenKeys(table, at).flatMap(([keys, ofIt]) =>
        (["partitionKey", "sortKey"] as const).flatMap((option) => {
            const key = keys[option];
            if (key === undefined) return [];
            const known = first.get(key.name) ?? key.type;
            first.set(key.name, known);
            return known === key.type
                ? []
                : [
                      finding(
                          ofIt(option),
                          `says that "${key.name}" is a ${key.type}, and another key that it is a ${known}`,
                          `write { name: "${key.name}", type: "${known}" }, or change the other`,
                      ),
                  ];
        }),
    );
});

/** The rule `table/attribute-type`. */
export const tableAttributeType: Rule = {
    id: "table/attribute-type",
    severity: "error",
    what: "An attribute has the same type in every key that it is.",
    why: "A table has one definition of each attribute that is a key; of an item whose attribute is of another type, DynamoDB refuses the write.",
    remedy: "Write the type that the attribute has in the items.",
    source: "CreateTable (AttributeDefinitions), DynamoDB API reference.",
    check,
};
