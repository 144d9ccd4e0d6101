import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";
import { writtenKeys } from "./keys";

const check: Check = eachServiceOrFunction(({ table }, at) => {
    if (table === undefined) return [];
    const seen = new Map<string, string>();
    const names = ["the table", ...Object.keys(table.indexes)];
    return writtenKeys(table, at).flatMap(([{ partitionKey, sortKey }, ofIt], position) => {
        const keys = JSON.stringify([partitionKey.name, sortKey?.name]);
        const first = seen.get(keys);
        seen.set(keys, first ?? names[position] ?? "");
        return first === undefined
            ? []
            : [
                  finding(
                      ofIt(),
                      `has the keys of ${first}, so it finds nothing that ${first} does not`,
                      "remove it, or write the keys that were meant",
                  ),
              ];
    });
});

/** The rule `table/same-index`. */
export const tableSameIndex: Rule = {
    id: "table/same-index",
    severity: "warning",
    what: "An index has other keys than the table and its other indexes.",
    why: "Each index is written with the table, and each of these writes is billed; a second one with the same keys gives nothing for it.",
    remedy: "Remove it, or write the keys by which the items are to be found.",
    source: "Using global secondary indexes in DynamoDB, DynamoDB developer guide: write costs.",
    check,
};
