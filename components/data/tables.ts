import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../model/plan/plan";
import { Table, type TableArgs } from "./table";

/** Changes to the arguments of tables, by the service or function that they are of. */
export type TableTransforms = Readonly<Record<string, NonNullable<TableArgs["transform"]>>>;

/**
 * Declares the table of each service and function that has one.
 * @returns them by service or function
 */
export function declareTables(
    parent: pulumi.Resource,
    { services, functions, protect }: Plan,
    transform: TableTransforms = {},
): ReadonlyMap<string, Table> {
    return new Map(
        [...services, ...functions].flatMap(({ name, table, tags }) => {
            if (table === undefined) return [];
            const changes = transform[name];
            const args = { plan: table, protect, tags, ...(changes && { transform: changes }) };
            return [[name, new Table(name, args, { parent })] as const];
        }),
    );
}
