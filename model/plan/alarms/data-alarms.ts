import type { AlarmsSpec } from "../../schema/alarms";
import type { AlarmPlan } from "../alarm";
import type { CachePlan } from "../cache";
import type { DatabasePlan } from "../database";
import type { TablePlan } from "../table";
import { cacheAlarms } from "./cache-alarms";
import { databaseAlarms } from "./database-alarms";
import { namedAlarms } from "./draft";
import { tableAlarms } from "./table-alarms";

/** The data stores of a service or function. */
export interface DataStores {
    readonly database?: DatabasePlan;
    readonly cache?: CachePlan;
    readonly table?: TablePlan;
}

/**
 * The alarms on what a service or function keeps its data in.
 * @param environment what their names begin with
 */
export const dataAlarms = (
    owner: string,
    { database, cache, table }: DataStores,
    alarms: Pick<AlarmsSpec, "table"> & Partial<Pick<AlarmsSpec, "database" | "cache">>,
    environment: string,
): AlarmPlan[] => [
    ...(database === undefined
        ? []
        : namedAlarms(owner, environment, databaseAlarms(owner, database, alarms.database ?? {}), "database")),
    ...(cache === undefined
        ? []
        : namedAlarms(owner, environment, cacheAlarms(owner, cache, alarms.cache ?? {}), "cache")),
    ...(table === undefined ? [] : namedAlarms(owner, environment, tableAlarms(owner, table, alarms.table), "table")),
];
