import type { TableSpec } from "../../schema/table";
import { eachServiceOrFunction, finding, type At, type Check, type Rule } from "../rule";

type Keys = Pick<TableSpec, "partitionKey" | "sortKey">;

/** The table and its indexes, each with where its keys were written. */
export const writtenKeys = (table: TableSpec, at: At): readonly (readonly [keys: Keys, at: At])[] => [
    [table, (...path) => at("table", ...path)],
    ...Object.entries(table.indexes).map(([name, index]): readonly [Keys, At] => [
        index,
        (...path) => at("table", "indexes", name, ...path),
    ]),
];

const check: Check = eachServiceOrFunction(({ table }, at) =>
    table === undefined
        ? []
        : writtenKeys(table, at).flatMap(([{ partitionKey, sortKey }, ofIt]) =>
              partitionKey.name === sortKey?.name
                  ? [
                        finding(
                            ofIt("sortKey"),
                            `is "${sortKey.name}", as is the partition key`,
                            "write another attribute, or remove it: without a sort key each partition is one item",
                        ),
                    ]
                  : [],
          ),
);

/** The rule `table/keys`. */
export const tableKeys: Rule = {
    id: "table/keys",
    severity: "error",
    what: "The partition key and the sort key of a table, and of an index, are two attributes.",
    why: "DynamoDB refuses a table or an index whose two keys are the same attribute.",
    remedy: "Write the attribute that the items of one partition are sorted by, or leave the sort key out.",
    source: "CreateTable (KeySchema), DynamoDB API reference.",
    check,
};
