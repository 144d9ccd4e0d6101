import type { CacheAlarmsSpec } from "../../schema/data-alarms";
import { latencyInSeconds } from "../../schema/units";
import type { CachePlan } from "../cache";
import { greatestOfNodes } from "./cache-terms";
import type { AlarmDraft } from "./draft";
import { fiveMinutes, minute, quarterOfAnHour, threeOfFiveMinutes } from "./windows";

/** The thresholds where the configuration names none: percents, a number, and a time. */
export const defaultCacheThresholds = { engineCpu: 90, memory: 90, evictions: 0, replicationLag: "10 s" } as const;

/** Whether all keys may go for new ones: such a cache is meant to be full. */
const isAlwaysFull = ({ eviction }: Pick<CachePlan, "eviction">): boolean => eviction.startsWith("allkeys-");

/** Whether Valkey throws keys out at all. Otherwise it refuses to write. */
export const throwsOut = ({ eviction }: Pick<CachePlan, "eviction">): boolean => eviction !== "noeviction";

function memoryAlarms(service: string, cache: CachePlan, alarms: CacheAlarmsSpec): Record<string, AlarmDraft | false> {
    const full = isAlwaysFull(cache);
    const { memory = full ? false : defaultCacheThresholds.memory } = alarms;
    const { evictions = full ? false : defaultCacheThresholds.evictions } = alarms;
    const then = throwsOut(cache) ? `throws keys out (${cache.eviction})` : "refuses to write (noeviction)";
    return {
        memory: memory !== false && {
            description: `The cache of ${service} uses more than ${memory} % of its memory. Once it is full, it ${then}.`,
            terms: greatestOfNodes(
                service,
                cache,
                "DatabaseMemoryUsagePercentage",
                "Average",
                fiveMinutes,
                "memory in use, in percent",
            ),
            comparison: "above",
            threshold: memory,
            ...quarterOfAnHour,
        },
        evictions: throwsOut(cache) &&
            evictions !== false && {
                description: `The cache of ${service} is full, and throws ${evictions === 0 ? "keys" : `more than ${evictions} keys a minute`} out before their time.`,
                terms: greatestOfNodes(service, cache, "Evictions", "Sum", minute, "keys that were thrown out"),
                comparison: "above",
                threshold: evictions,
                ...threeOfFiveMinutes,
            },
    };
}

/** The alarms on a service's cache, by the kind of each. */
export function cacheAlarms(
    service: string,
    cache: CachePlan,
    alarms: CacheAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const { engineCpu = defaultCacheThresholds.engineCpu, replicationLag = defaultCacheThresholds.replicationLag } =
        alarms;
    return {
        "engine-cpu": engineCpu !== false && {
            description: `Valkey's own thread in the cache of ${service} is busy for more than ${engineCpu} % of the time. It is one, whatever the node has: fewer or cheaper commands help, as does a faster node.`,
            terms: greatestOfNodes(
                service,
                cache,
                "EngineCPUUtilization",
                "Average",
                fiveMinutes,
                "the thread in use, in percent",
            ),
            comparison: "above",
            threshold: engineCpu,
            ...quarterOfAnHour,
        },
        ...memoryAlarms(service, cache, alarms),
        "replication-lag": cache.replicas > 0 &&
            replicationLag !== false && {
                description: `A replica of the cache of ${service} is more than ${replicationLag} behind the primary. What it lacks would be lost if it took the primary's place.`,
                terms: greatestOfNodes(service, cache, "ReplicationLag", "Maximum", minute, "seconds behind"),
                comparison: "above",
                threshold: latencyInSeconds(replicationLag),
                ...threeOfFiveMinutes,
            },
    };
}
