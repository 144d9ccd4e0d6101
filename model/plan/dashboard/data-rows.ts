import type { DataStores } from "../alarms/data-alarms";
import { cacheGraphs } from "./cache-graphs";
import { databaseGraphs } from "./database-graphs";
import type { DashboardRow, GraphedOwner } from "./graph";
import { tableGraphs } from "./table-graphs";

/** The rows of what a service or function keeps its data in. */
export function dataRows(owner: GraphedOwner & DataStores): DashboardRow[] {
    const { name, database, cache, table } = owner;
    return [
        ...(database === undefined ? [] : [{ heading: `${name}: database`, graphs: databaseGraphs(owner, database) }]),
        ...(cache === undefined ? [] : [{ heading: `${name}: cache`, graphs: cacheGraphs(owner, cache) }]),
        ...(table === undefined ? [] : [{ heading: `${name}: table`, graphs: tableGraphs(owner, table) }]),
    ];
}
