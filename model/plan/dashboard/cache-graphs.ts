import { cacheNodeMetric, nodesOf } from "../alarms/cache-terms";
import { minute } from "../alarms/windows";
import type { CachePlan } from "../cache";
import { thresholdOf, type Graph, type GraphedOwner, type GraphLine } from "./graph";

/** What ElastiCache tells of each node of a service's cache. */
export function cacheGraphs(owner: GraphedOwner, cache: CachePlan): Graph[] {
    const nodes = nodesOf(cache);
    const lines = (name: Parameters<typeof cacheNodeMetric>[2], statistic: string, label = ""): GraphLine[] =>
        nodes.map((node) => ({
            label: [label, nodes.length === 1 && label !== "" ? "" : `node ${node}`].filter(Boolean).join(", "),
            of: cacheNodeMetric(owner.name, node, name, statistic, minute),
        }));
    return [
        {
            title: "Valkey's thread, % of its time",
            upTo: 100,
            lines: lines("EngineCPUUtilization", "Average"),
            ...thresholdOf(owner, "engine-cpu", "cache"),
        },
        {
            title: "Memory, %",
            upTo: 100,
            lines: lines("DatabaseMemoryUsagePercentage", "Average"),
            ...thresholdOf(owner, "memory", "cache"),
        },
        {
            title: "Keys thrown out, a minute",
            upTo: 1,
            lines: lines("Evictions", "Sum"),
            ...thresholdOf(owner, "evictions", "cache"),
        },
        {
            title: "Reads, a minute",
            lines: [...lines("CacheHits", "Sum", "found"), ...lines("CacheMisses", "Sum", "not found")],
        },
        ...(cache.replicas > 0
            ? [
                  {
                      title: "Replicas are behind, seconds",
                      lines: lines("ReplicationLag", "Maximum"),
                      ...thresholdOf(owner, "replication-lag", "cache"),
                  },
              ]
            : []),
    ];
}
