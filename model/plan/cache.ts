import { replicationGroupIdLength } from "../aws/limits";
import type { CacheSpec } from "../schema/cache";
import type { ServiceSpec } from "../schema/service";
import { inDays } from "../schema/units";
import { fit } from "./names";
import type { OwnFileSystemPlan } from "./volume";

/** The cache of a service, as it will be built: one primary node of Valkey, and its replicas. */
export interface CachePlan {
    /** The id of its replication group. */
    readonly name: string;
    readonly nodeType: string;
    /** Nodes beside the primary. With one at least, ElastiCache puts one in the primary's place when it fails. */
    readonly replicas: number;
    readonly engineVersion: string;
    /** The family of its parameter group, which follows from the version. */
    readonly parameterFamily: string;
    readonly eviction: CacheSpec["eviction"];
    /** For how many days the daily snapshot is kept; 0 for none. */
    readonly snapshotRetentionDays: number;
    /** What the snapshot is called that is taken before the cache is deleted, or undefined where none is. */
    readonly finalSnapshotName?: string;
    /** The KMS key that it is encrypted with, where it is not AWS's own. */
    readonly key?: string;
    readonly passwordVersion: number;
    /** The tier whose subnets its nodes are in. */
    readonly tier: OwnFileSystemPlan["tier"];
}

/** What a cache depends on beside the service's configuration. */
export interface CacheSurroundings {
    /** Whether the environment is of class production, and so keeps what it has. */
    readonly production: boolean;
    /** What the names of the environment's resources begin with. */
    readonly environmentName: string;
    /** The tier that has a subnet in each zone. */
    readonly tier: CachePlan["tier"];
}

/** The port that Valkey listens at. */
export const cachePort = 6379;

/** The environment variables that tell a service's code where its cache is, and the secret that lets it in. */
export const cacheVariables = { host: "CACHE_HOST", port: "CACHE_PORT", password: "CACHE_PASSWORD" } as const;

/** How long daily snapshots are kept in production where the configuration does not say, in days. */
const productionRetentionDays = 7;

/** Plans the cache of a service, where it has one. */
export function planCache(
    { name, cache }: Pick<ServiceSpec, "cache" | "name">,
    { production, environmentName, tier }: CacheSurroundings,
): CachePlan | undefined {
    if (cache === undefined) return undefined;
    const groupName = fit(`${environmentName}-${name}`, replicationGroupIdLength);
    const retention = cache.snapshotRetention;
    return {
        name: groupName,
        nodeType: cache.node,
        replicas: cache.replicas ?? (production ? 1 : 0),
        engineVersion: cache.version,
        parameterFamily: `valkey${cache.version.split(".")[0] ?? ""}`,
        eviction: cache.eviction,
        snapshotRetentionDays:
            retention === undefined
                ? production
                    ? productionRetentionDays
                    : 0
                : retention === false
                  ? 0
                  : inDays(retention),
        ...(production && { finalSnapshotName: `${groupName}-final` }),
        ...(cache.key !== undefined && { key: cache.key }),
        passwordVersion: cache.passwordVersion,
        tier,
    };
}
