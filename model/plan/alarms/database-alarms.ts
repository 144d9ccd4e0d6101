import { instanceType } from "../../aws/instance-types";
import type { DatabaseAlarmsSpec } from "../../schema/data-alarms";
import { inMiB, latencyInSeconds } from "../../schema/units";
import type { DatabasePlan } from "../database";
import { databaseMetric } from "./database-terms";
import type { AlarmDraft } from "./draft";
import { fiveMinutes, minute, quarterOfAnHour, threeOfFiveMinutes } from "./windows";

/** The thresholds where the configuration names none: percents, and a time. */
export const defaultDatabaseThresholds = { cpu: 90, capacity: 90, replicaLag: "1 s" } as const;

/** The share of what there is that has to be left where the configuration does not say. */
const leftShare = 1 / 20;

/** A disk with less than this has no room for what PostgreSQL writes while somebody looks. */
const leastFreeStorageMiB = 1024;

/** The memory of a capacity unit of Aurora. Source: How Aurora Serverless v2 works, Aurora user guide: about 2 GiB. */
const capacityUnitMiB = 2048;

const bytesPerMiB = 1024 * 1024;

/**
 * What RDS sets max_connections to: by the memory that its own processes leave, which are not known.
 * Source: Quotas and constraints for Amazon RDS (maximum number of database connections), RDS user guide.
 */
const allowed = { bytesPerConnection: 9_531_392, most: 5000 } as const;

/** Less than what RDS allows, also on a small instance of which its own processes take a large part. */
const connectionShare = 2 / 3;

/** The memory that a database has, or has at most; undefined for an instance class that is not known. */
export function databaseMemoryMiB({ compute }: Pick<DatabasePlan, "compute">): number | undefined {
    if (compute.kind === "serverless") return compute.maxCapacity * capacityUnitMiB;
    // Source: Hardware specifications for DB instance classes, RDS user guide: an instance class has what the EC2 type has.
    return instanceType(compute.instanceClass.replace(/^db\./, ""))?.memoryMiB;
}

/** How many connections there may be where the configuration does not say. */
function usualConnections(memoryMiB: number | undefined): number | undefined {
    if (memoryMiB === undefined) return undefined;
    const most = Math.min((memoryMiB * bytesPerMiB) / allowed.bytesPerConnection, allowed.most);
    return Math.floor(most * connectionShare);
}

const sizeText = (mib: number): string => (mib % 1024 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`);

function storageAlarm(
    service: string,
    database: DatabasePlan,
    { freeStorage }: DatabaseAlarmsSpec,
): AlarmDraft | false {
    const { compute } = database;
    if (compute.kind !== "instance" || freeStorage === false) return false;
    const leastMiB =
        freeStorage === undefined
            ? Math.max(leastFreeStorageMiB, Math.floor(compute.storageGiB * 1024 * leftShare))
            : inMiB(freeStorage);
    return {
        description: `Less than ${sizeText(leastMiB)} is free on the disk of the database of ${service}. RDS grows it up to ${compute.maxStorageGiB} GiB (maxStorage), at most once in six hours; a full disk stops the database.`,
        terms: [{ id: "free", metric: databaseMetric(service, database, "FreeStorageSpace", "Minimum", fiveMinutes) }],
        comparison: "below",
        threshold: leastMiB * bytesPerMiB,
        ...quarterOfAnHour,
    };
}

function memoryAlarms(
    service: string,
    database: DatabasePlan,
    { freeMemory, connections }: DatabaseAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const memoryMiB = databaseMemoryMiB(database);
    const usualMiB = memoryMiB === undefined ? undefined : Math.floor(memoryMiB * leftShare);
    const leastMiB = freeMemory === undefined || freeMemory === false ? usualMiB : inMiB(freeMemory);
    const most = connections ?? usualConnections(memoryMiB);
    return {
        "free-memory": freeMemory !== false &&
            leastMiB !== undefined && {
                description: `The database of ${service} has less than ${sizeText(leastMiB)} of memory free. It may need a larger instance, or fewer connections.`,
                terms: [
                    {
                        id: "free",
                        metric: databaseMetric(service, database, "FreeableMemory", "Average", fiveMinutes),
                    },
                ],
                comparison: "below",
                threshold: leastMiB * bytesPerMiB,
                ...quarterOfAnHour,
            },
        connections: most !== undefined &&
            most !== false && {
                description: `More than ${most} connections to the database of ${service} are open. At the most that RDS allows, tasks that start can't sign in: a task may keep more than it uses, or not close them.`,
                terms: [
                    {
                        id: "connections",
                        metric: databaseMetric(service, database, "DatabaseConnections", "Maximum", minute),
                    },
                ],
                comparison: "above",
                threshold: most,
                ...threeOfFiveMinutes,
            },
    };
}

function serverlessAlarms(
    service: string,
    database: DatabasePlan,
    alarms: DatabaseAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const { compute, multiZone } = database;
    if (compute.kind !== "serverless") return {};
    const { capacity = defaultDatabaseThresholds.capacity, replicaLag = defaultDatabaseThresholds.replicaLag } = alarms;
    return {
        capacity: capacity !== false && {
            description: `The database of ${service} uses more than ${capacity} % of its most capacity (serverless.max, ${compute.maxCapacity}). With more load it gets slower, and no larger.`,
            terms: [{ id: "use", metric: databaseMetric(service, database, "ACUUtilization", "Average", fiveMinutes) }],
            comparison: "above",
            threshold: capacity,
            ...quarterOfAnHour,
        },
        "replica-lag": multiZone &&
            replicaLag !== false && {
                description: `The reader of the database of ${service} is more than ${replicaLag} behind: it would take the writer's place later than it should.`,
                terms: [
                    { id: "lag", metric: databaseMetric(service, database, "AuroraReplicaLag", "Maximum", minute) },
                ],
                comparison: "above",
                // In milliseconds.
                threshold: 1000 * latencyInSeconds(replicaLag),
                ...threeOfFiveMinutes,
            },
    };
}

/** The alarms on a service's database, by the kind of each. */
export function databaseAlarms(
    service: string,
    database: DatabasePlan,
    alarms: DatabaseAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const { cpu = defaultDatabaseThresholds.cpu } = alarms;
    return {
        cpu: cpu !== false && {
            description: `The database of ${service} uses more than ${cpu} % of its CPU. Its log has the statements that take longer than a second.`,
            terms: [{ id: "use", metric: databaseMetric(service, database, "CPUUtilization", "Average", fiveMinutes) }],
            comparison: "above",
            threshold: cpu,
            ...quarterOfAnHour,
        },
        "free-storage": storageAlarm(service, database, alarms),
        ...memoryAlarms(service, database, alarms),
        ...serverlessAlarms(service, database, alarms),
    };
}
