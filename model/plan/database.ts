import type { DatabaseSpec } from "../schema/database";
import type { ServiceSpec } from "../schema/service";
import { inDays, inGiB } from "../schema/units";
import type { NetworkPlan } from "./network";
import { fit } from "./names";
import { fileSystemTier } from "./volume";

/** An instance of RDS with a disk of its own. */
export interface InstanceComputePlan {
    readonly kind: "instance";
    readonly instanceClass: string;
    readonly storageGiB: number;
    /** Up to what RDS grows the disk by itself. */
    readonly maxStorageGiB: number;
}

/** Aurora Serverless v2, whose capacity follows the load. */
export interface ServerlessComputePlan {
    readonly kind: "serverless";
    /** In Aurora capacity units. */
    readonly minCapacity: number;
    /** In Aurora capacity units. */
    readonly maxCapacity: number;
}

/** The PostgreSQL database of a service, as it will be built. */
export interface DatabasePlan {
    /** What RDS calls the instance, or the cluster of Aurora. */
    readonly identifier: string;
    /** The name of the database in it. */
    readonly databaseName: string;
    readonly port: number;
    /** The major version of PostgreSQL. */
    readonly version: string;
    /** What the parameters are for: `postgres17`. */
    readonly family: string;
    /** What it runs on. */
    readonly compute: InstanceComputePlan | ServerlessComputePlan;
    /** Whether there is a standby in another zone. */
    readonly multiZone: boolean;
    readonly backupRetentionDays: number;
    /** The KMS key that it is encrypted with, where it is not AWS's own. */
    readonly key?: string;
    /** Whether the data outlives the database: by a last snapshot, its backups, and a secret that can be restored. */
    readonly retained: boolean;
    /** The tier that it is in. */
    readonly tier: "data" | "app";
    /** Where RDS writes PostgreSQL's own log. */
    readonly logGroup: string;
    /** Where the function that rotates the password writes its log. */
    readonly rotationLogGroup: string;
    readonly logRetentionDays: number;
}

/** What a database depends on beside the service's configuration. */
export interface DatabaseSurroundings {
    /** What the names of the environment's resources begin with. */
    readonly environmentName: string;
    readonly production: boolean;
    /** The tier that has a subnet in each zone. */
    readonly tier: DatabasePlan["tier"];
    /** What the names of the service's log groups begin with. */
    readonly logGroup: string;
    readonly logRetentionDays: number;
}

/** The environment variables that tell a service of its database. The user and the password are secrets. */
export const databaseVariableNames = {
    host: "DB_HOST",
    port: "DB_PORT",
    name: "DB_NAME",
    secret: "DB_LOGIN_ARN",
    user: "DB_USER",
    password: "DB_PASSWORD",
} as const;

/** The tier of databases: that of data, or the tasks' own where a zone of a VPC that is already there has no other. */
export const databaseTier = (network: NetworkPlan): DatabasePlan["tier"] => fileSystemTier(network);

/** How often the password of a service's user is changed, in days. */
export const rotationDays = 30;

const port = 5432;

/** The longest identifier of an instance. Source: CreateDBInstance, RDS API reference: DBInstanceIdentifier. */
const identifierLength = 63;

/** What the number of an instance adds to the identifier of its cluster: `-1`. */
const numberLength = 2;

/** What a database is where the configuration does not say. */
const defaults = { instanceClass: "db.t4g.micro", storage: "20 GiB" } as const;

/** What the disk of a database on an instance holds at first, as it is written. */
export const storageOf = ({ storage }: Pick<DatabaseSpec, "storage">) => storage ?? defaults.storage;

function planCompute(database: DatabaseSpec): DatabasePlan["compute"] {
    const { serverless, maxStorage } = database;
    if (serverless !== undefined)
        return { kind: "serverless", minCapacity: serverless.min, maxCapacity: serverless.max };
    const storageGiB = inGiB(storageOf(database));
    return {
        kind: "instance",
        instanceClass: database.instance ?? defaults.instanceClass,
        storageGiB,
        maxStorageGiB: maxStorage === undefined ? 2 * storageGiB : inGiB(maxStorage),
    };
}

/** How long backups are kept where the configuration does not say, in days. */
const defaultBackupDays = { production: 14, other: 1 } as const;

/** The database's name: as configured, or after its service, with an ending that keeps it from being a word that SQL reserves, as `user` is. */
export const databaseNameOf = ({ name, database }: ServiceSpec): string =>
    database?.name ?? `${name.replaceAll("-", "_")}_db`;

/** Plans the database of a service, where it has one. */
export function planDatabase(spec: ServiceSpec, surroundings: DatabaseSurroundings): DatabasePlan | undefined {
    const { database } = spec;
    if (database === undefined) return undefined;
    const { production } = surroundings;
    const compute = planCompute(database);
    const aurora = compute.kind === "serverless";
    const identifier = fit(
        `${surroundings.environmentName}-${spec.name}`,
        aurora ? identifierLength - numberLength : identifierLength,
    );
    return {
        identifier,
        databaseName: databaseNameOf(spec),
        port,
        version: database.version,
        family: `${aurora ? "aurora-postgresql" : "postgres"}${database.version}`,
        compute,
        multiZone: database.multiZone ?? production,
        backupRetentionDays:
            database.backupRetention === undefined
                ? defaultBackupDays[production ? "production" : "other"]
                : inDays(database.backupRetention),
        ...(database.key !== undefined && { key: database.key }),
        retained: production,
        tier: surroundings.tier,
        // Sources: Publishing PostgreSQL logs to Amazon CloudWatch Logs, RDS user guide and Aurora user guide.
        logGroup: `/aws/rds/${aurora ? "cluster" : "instance"}/${identifier}/postgresql`,
        rotationLogGroup: `${surroundings.logGroup}/rotation`,
        logRetentionDays: surroundings.logRetentionDays,
    };
}
