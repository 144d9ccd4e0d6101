import { keysOf, type TablePlan } from "./table";

/** A table in a few words: what it is found by, and what it has beside. */
export const tableText = (table: TablePlan): string =>
    [
        `by ${keysOf(table)
            .map(({ name }) => name)
            .join(" and ")}`,
        ...table.indexes.map(({ name }) => `index ${name}`),
        ...(table.stream === undefined ? [] : ["a stream"]),
    ].join(", ");
