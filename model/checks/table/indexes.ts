import { indexesPerTable, projectedAttributesPerTable } from "../../aws/limits";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ table }, at) => {
    if (table === undefined) return [];
    const indexes = Object.values(table.indexes);
    const projected = indexes.reduce(
        (sum, { projection }) => sum + (typeof projection === "string" ? 0 : projection.length),
        0,
    );
    const path = at("table", "indexes");
    return [
        ...(indexes.length > indexesPerTable
            ? [
                  finding(
                      path,
                      `are ${indexes.length}, and a table has at most ${indexesPerTable}`,
                      "remove those that no query needs, or write several kinds of items under the keys of one",
                  ),
              ]
            : []),
        ...(projected > projectedAttributesPerTable
            ? [
                  finding(
                      path,
                      `project ${projected} attributes, and DynamoDB allows ${projectedAttributesPerTable} over all indexes of a table`,
                      'write projection: "all" where an index lists many',
                  ),
              ]
            : []),
    ];
});

/** The rule `table/indexes`. */
export const tableIndexes: Rule = {
    id: "table/indexes",
    severity: "error",
    what: `A table has at most ${indexesPerTable} indexes, which list at most ${projectedAttributesPerTable} attributes together.`,
    why: "DynamoDB refuses to create the table.",
    remedy: "Remove an index, or project all attributes.",
    source: "Quotas in Amazon DynamoDB, DynamoDB developer guide: global secondary indexes, projected attributes.",
    check,
};
