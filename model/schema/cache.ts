import { z } from "zod";
import { show } from "./show";
import { keyArnSchema } from "./key-arn";
import { days } from "./units";

/** The versions of Valkey that ElastiCache runs. Source: Supported engines and versions, ElastiCache user guide. */
export const valkeyVersions = ["7.2", "8.0", "8.1", "8.2"] as const;

/**
 * What becomes of keys once the memory is full.
 * Source: Valkey and Redis OSS parameters (maxmemory-policy), ElastiCache user guide.
 */
export const evictionPolicies = [
    "noeviction",
    "volatile-lru",
    "volatile-lfu",
    "volatile-ttl",
    "volatile-random",
    "allkeys-lru",
    "allkeys-lfu",
    "allkeys-random",
] as const;

/** Replicas of one node group. Source: Quotas for ElastiCache: nodes per shard, less the primary. */
const mostReplicas = 5;

/** A service's own cache: a replication group of Valkey in ElastiCache. */
export const cacheSchema = z.strictObject({
    node: z
        .string()
        .regex(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, {
            error: ({ input }) => `${show(input)} is no node type; write for example cache.t4g.micro`,
        })
        .default("cache.t4g.micro")
        .describe("The type of each node, which tells its memory. @default cache.t4g.micro, which has 0.5 GiB"),
    replicas: z
        .int()
        .min(0)
        .max(mostReplicas)
        .optional()
        .describe(
            `Nodes beside the primary, in other zones, one of which takes its place when it fails: 0 to ${mostReplicas}. @default 1 in production, 0 elsewhere`,
        ),
    version: z.enum(valkeyVersions).default("8.1").describe("The version of Valkey. @default 8.1"),
    eviction: z
        .enum(evictionPolicies)
        .default("volatile-lru")
        .describe(
            "What becomes of keys once the memory is full, as Valkey names it (maxmemory-policy): `volatile-lru` (the least recently used that have a time to live go), `allkeys-lru` (of all keys), `noeviction` (writes fail, and nothing is lost). @default volatile-lru",
        ),
    snapshotRetention: z
        .union([days("7 days"), z.literal(false)], {
            error: ({ input }) => `must be a number of days such as "7 days", or false, got ${show(input)}`,
        })
        .optional()
        .describe(
            "How long the snapshot that is taken each day is kept, from 1 to 35 days, or false for none. @default 7 days in production, false elsewhere",
        ),
    key: keyArnSchema
        .optional()
        .describe(
            "A KMS key of your own that the data and the snapshots are encrypted with, by ARN. It can't be changed later without another cache. @default - AWS's own key for ElastiCache",
        ),
    passwordVersion: z
        .int()
        .min(1)
        .max(1_000_000)
        .default(1)
        .describe(
            "Which password it has, by number: with the next number comes a new one, and the tasks are replaced by others that know it. The one before goes on to be valid until then and after, until there is another. @default 1",
        ),
});

/** A cache, checked and with its defaults. */
export type CacheSpec = z.output<typeof cacheSchema>;
