import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";
import { writtenKeys } from "./keys";

const check: Check = eachServiceOrFunction(({ table }, at) => {
    if (table?.ttl === undefined) return [];
    const { ttl } = table;
    const key = writtenKeys(table, at)
        .flatMap(([{ partitionKey, sortKey }]) => [partitionKey, ...(sortKey ? [sortKey] : [])])
        .find(({ name }) => name === ttl);
    return key === undefined || key.type === "number"
        ? []
        : [
              finding(
                  at("table", "ttl"),
                  `is "${ttl}", which is a key and a ${key.type}: DynamoDB passes over what is no number, and no item would expire`,
                  `write another attribute, or { name: "${ttl}", type: "number" } in the key`,
              ),
          ];
});

/** The rule `table/ttl`. */
export const tableTtl: Rule = {
    id: "table/ttl",
    severity: "error",
    what: "The attribute by which items expire is a number, where it is a key too.",
    why: "DynamoDB takes the time from a number of seconds since 1970 alone. Items with a text there stay, and nothing tells of it.",
    remedy: "Write an attribute of its own, or make the key a number.",
    source: "Using time to live (TTL) in DynamoDB, DynamoDB developer guide.",
    check,
};
