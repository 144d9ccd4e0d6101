import type { AlarmPlan } from "../alarm";

/** An alarm before it has its name. */
export type AlarmDraft = Omit<AlarmPlan, "key" | "name">;

/** What of a service or function an alarm is on, where it is not the service or function itself. */
export type DataStore = "database" | "cache" | "table";

/**
 * Tells an alarm from all others of the environment: `order-cpu`, `order.database-cpu`. No name of a service has a dot in it, so
 * that a service order-database can be beside the database of order.
 */
export const alarmKey = (owner: string, kind: string, of?: DataStore): string =>
    of === undefined ? `${owner}-${kind}` : `${owner}.${of}-${kind}`;

/**
 * The alarms of a service or function with their names, without those that are switched off.
 * @param environment what the names begin with
 */
export const namedAlarms = (
    owner: string,
    environment: string,
    drafts: Readonly<Record<string, AlarmDraft | false>>,
    of?: DataStore,
): AlarmPlan[] =>
    Object.entries(drafts).flatMap(([kind, draft]) => {
        const key = alarmKey(owner, kind, of);
        return draft === false ? [] : [{ key, name: `${environment}-${key}`, ...draft }];
    });
