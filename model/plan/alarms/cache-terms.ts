import type { MetricPlan, MetricTerm } from "../alarm";
import type { CachePlan } from "../cache";

type CacheMetricName =
    | "CacheHits"
    | "CacheMisses"
    | "CurrConnections"
    | "DatabaseMemoryUsagePercentage"
    | "EngineCPUUtilization"
    | "Evictions"
    | "ReplicationLag";

/** A metric that ElastiCache reports of a node. Source: Metrics for Valkey and Redis OSS, ElastiCache user guide. */
export const cacheNodeMetric = (
    service: string,
    node: number,
    name: CacheMetricName,
    statistic: string,
    periodSeconds: number,
): MetricPlan => ({
    namespace: "AWS/ElastiCache",
    name,
    of: { kind: "cache-node", service, node },
    statistic,
    periodSeconds,
});

/** The numbers of a cache's nodes. Which of them is the primary changes when one fails. */
export const nodesOf = ({ replicas }: Pick<CachePlan, "replicas">): number[] =>
    Array.from({ length: 1 + replicas }, (_, index) => index + 1);

/** The greatest of all nodes' values. */
export function greatestOfNodes(
    service: string,
    cache: Pick<CachePlan, "replicas">,
    name: CacheMetricName,
    statistic: string,
    periodSeconds: number,
    label: string,
): [...MetricTerm[], MetricTerm] {
    const idOf = (node: number) => `node${node}`;
    const term = (node: number): MetricTerm => ({
        id: idOf(node),
        metric: cacheNodeMetric(service, node, name, statistic, periodSeconds),
    });
    const nodes = nodesOf(cache);
    return nodes.length === 1
        ? [term(1)]
        : [...nodes.map(term), { id: "greatest", expression: `MAX([${nodes.map(idOf).join(", ")}])`, label }];
}
