import { byKey } from "../by-key";
import type { ServiceSpec } from "../schema/service";
import type { TableKeySpec, TableSpec } from "../schema/table";

/** A key of a table or of an index: an attribute, and what it holds. */
export type TableKeyPlan = TableKeySpec;

/** A global secondary index of a table, as it will be built. */
export interface TableIndexPlan {
    readonly name: string;
    readonly partitionKey: TableKeyPlan;
    readonly sortKey?: TableKeyPlan;
    /** What an item has in the index: all of it, its keys, or these attributes beside them. */
    readonly projection: "all" | "keys-only" | readonly string[];
}

/** The table of a service or function, as it will be built. */
export interface TablePlan {
    readonly name: string;
    readonly partitionKey: TableKeyPlan;
    readonly sortKey?: TableKeyPlan;
    /** In the order of their names. */
    readonly indexes: readonly TableIndexPlan[];
    /** The attribute that says when an item expires. */
    readonly expiresAt?: string;
    /** What the table's stream tells of a change, if it has one. */
    readonly stream?: NonNullable<TableSpec["stream"]>;
    /** Whether the service may read the whole table with one request. */
    readonly scan: boolean;
    /** Whether the table can be restored to any second of the last 35 days. */
    readonly pointInTimeRecovery: boolean;
    /** The KMS key that it is encrypted with, where it is not DynamoDB's own. */
    readonly key?: string;
}

/** The environment variable that tells a service what its table is called. */
export const tableVariable = "TABLE_NAME";

/** The environment variable that tells a service where the stream of its table is. */
export const tableStreamVariable = "TABLE_STREAM_ARN";

/** The variables that a table sets. */
export const tableVariables = ({ stream }: Pick<TableSpec, "stream">): string[] =>
    stream === undefined ? [tableVariable] : [tableVariable, tableStreamVariable];

/** The partition key and, where there is one, the sort key. */
export const keysOf = ({ partitionKey, sortKey }: Pick<TablePlan, "partitionKey" | "sortKey">): TableKeyPlan[] =>
    sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];

/** The attributes that are keys of the table or of an index, each once: DynamoDB is told of no others. */
export function keyAttributes(table: Pick<TablePlan, "partitionKey" | "sortKey" | "indexes">): TableKeyPlan[] {
    const keys = [table, ...table.indexes].flatMap(keysOf);
    return Object.values(byKey(Object.fromEntries(keys.map((key) => [key.name, key]))));
}

/**
 * Plans the table of a service, where it has one.
 * @param environment what the names of its resources begin with, and whether its tables can be restored where the configuration does not say
 */
export function planTable(
    { name, table }: Pick<ServiceSpec, "name" | "table">,
    environment: { readonly name: string; readonly pointInTimeRecovery: boolean },
): TablePlan | undefined {
    if (table === undefined) return undefined;
    const { partitionKey, sortKey, indexes, ttl, stream, scan, key } = table;
    return {
        name: `${environment.name}-${name}`,
        partitionKey,
        ...(sortKey && { sortKey }),
        indexes: Object.entries(byKey(indexes)).map(([indexName, index]) => ({
            name: indexName,
            partitionKey: index.partitionKey,
            ...(index.sortKey && { sortKey: index.sortKey }),
            projection: index.projection,
        })),
        ...(ttl !== undefined && { expiresAt: ttl }),
        ...(stream !== undefined && { stream }),
        scan,
        pointInTimeRecovery: table.pointInTimeRecovery ?? environment.pointInTimeRecovery,
        ...(key !== undefined && { key }),
    };
}
