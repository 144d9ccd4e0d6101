import * as pulumi from "@pulumi/pulumi";
import type { MetricSubject } from "../../model/plan/alarm";
import type { Dimensions } from "./metric-alarm";

/** What names the things that metrics are of, in CloudWatch. */
export interface MetricSources {
    readonly clusterName: pulumi.Input<string>;
    /** By key. */
    readonly loadBalancers: ReadonlyMap<string, { readonly albArnSuffix: pulumi.Input<string> }>;
    /** By name. */
    readonly services: ReadonlyMap<string, ServiceMetricSources>;
    /** By name. */
    readonly functions: ReadonlyMap<string, FunctionMetricSources>;
    /** The names of the rules that count what Spot takes back, by what they count. @default none */
    readonly spotRules?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What names the queues of a service or function. */
export interface QueueMetricSources {
    /** Its queue, if it has one. */
    readonly queue?: { readonly queueName: pulumi.Input<string>; readonly deadLetterQueueName: pulumi.Input<string> };
    /** The queue for events that could not be delivered to its own, if it subscribes to any. */
    readonly eventDeadLetterQueueName?: pulumi.Input<string>;
    /** The queue for jobs, or runs of a function, at fixed times that were not started, if there are such. */
    readonly scheduleDeadLetterQueueName?: pulumi.Input<string>;
}

/** What names the table of a service or function. */
export interface TableMetricSources {
    readonly tableName: pulumi.Input<string>;
}

/** What names a function, and its table if it has one. */
export interface FunctionMetricSources extends QueueMetricSources {
    readonly functionName: pulumi.Input<string>;
    readonly table?: TableMetricSources;
}

/** What names a service, and of its target group and its data stores those that it has. */
export interface ServiceMetricSources extends QueueMetricSources {
    readonly serviceName: pulumi.Input<string>;
    readonly targetGroup?: {
        readonly arnSuffix: pulumi.Input<string>;
        /** The second group's, where ECS moves requests between two. */
        readonly alternateArnSuffix?: pulumi.Input<string>;
        /** Of the load balancer before it. */
        readonly albArnSuffix: pulumi.Input<string>;
    };
    /** Its database: the identifier of the instance, or of the cluster of Aurora. */
    readonly database?: { readonly identifier: pulumi.Input<string> };
    readonly cache?: { readonly replicationGroupId: pulumi.Input<string> };
    readonly table?: TableMetricSources;
}

function present<Value>(value: Value | undefined, what: string): Value {
    if (value === undefined) throw new RangeError(`there is no ${what}`);
    return value;
}

/** How ElastiCache calls a node of a replication group. Source: CreateReplicationGroup, ElastiCache API reference: member clusters. */
const nodeName = (replicationGroupId: pulumi.Input<string>, node: number): pulumi.Output<string> =>
    pulumi.interpolate`${replicationGroupId}-${String(node).padStart(3, "0")}`;

/** What names a table, and what of it. */
const tableDimensions = (
    { tableName }: TableMetricSources,
    subject: Extract<MetricSubject, { kind: "table" | "table-index" | "table-operation" }>,
): Dimensions => ({
    TableName: tableName,
    ...(subject.kind === "table-index" && { GlobalSecondaryIndexName: subject.index }),
    ...(subject.kind === "table-operation" && { Operation: subject.operation }),
});

/**
 * The dimensions of a subject's metrics.
 * Sources: Amazon ECS CloudWatch metrics, ECS developer guide; CloudWatch metrics for your Application Load Balancer, ELB
 * user guide; Available CloudWatch metrics for Amazon SQS, SQS developer guide; Types of metrics for Lambda functions, Lambda
 * developer guide; Amazon CloudWatch dimensions for Amazon RDS, RDS user guide, and for Amazon Aurora, Aurora user guide; Metrics for
 * Valkey and Redis OSS, ElastiCache user guide; DynamoDB metrics and dimensions, DynamoDB developer guide.
 * @throws RangeError if there is no such thing
 */
export function dimensionsIn(
    { clusterName, loadBalancers, services, functions, spotRules }: MetricSources,
    subject: MetricSubject,
): Dimensions {
    const owner = (name: string): (QueueMetricSources & { readonly table?: TableMetricSources }) | undefined =>
        services.get(name) ?? functions.get(name);
    const databaseOf = (name: string) => present(services.get(name)?.database, `database of ${name}`);
    switch (subject.kind) {
        case "cluster":
            return { ClusterName: clusterName };
        case "service":
            return {
                ClusterName: clusterName,
                ServiceName: present(services.get(subject.service), `service ${subject.service}`).serviceName,
            };
        case "function":
            return {
                FunctionName: present(functions.get(subject.function), `function ${subject.function}`).functionName,
            };
        case "load-balancer":
            return {
                LoadBalancer: present(loadBalancers.get(subject.loadBalancer), `load balancer ${subject.loadBalancer}`)
                    .albArnSuffix,
            };
        case "target-group": {
            const group = present(services.get(subject.service)?.targetGroup, `target group of ${subject.service}`);
            return {
                LoadBalancer: group.albArnSuffix,
                TargetGroup: subject.alternate
                    ? present(group.alternateArnSuffix, `second target group of ${subject.service}`)
                    : group.arnSuffix,
            };
        }
        case "database":
            return { DBInstanceIdentifier: databaseOf(subject.service).identifier };
        case "database-cluster":
            return {
                DBClusterIdentifier: databaseOf(subject.service).identifier,
                Role: subject.role.toUpperCase(),
            };
        case "cache-node": {
            const cache = present(services.get(subject.service)?.cache, `cache of ${subject.service}`);
            return { CacheClusterId: nodeName(cache.replicationGroupId, subject.node) };
        }
        case "table":
        case "table-index":
        case "table-operation":
            return tableDimensions(present(owner(subject.owner)?.table, `table of ${subject.owner}`), subject);
        case "queue":
        case "dead-letters": {
            const queue = present(owner(subject.service)?.queue, `queue of ${subject.service}`);
            return { QueueName: subject.kind === "queue" ? queue.queueName : queue.deadLetterQueueName };
        }
        case "spot-interruptions":
            return { RuleName: present(spotRules?.[subject.of], `rule that counts Spot ${subject.of}`) };
        case "event-dead-letters":
            return {
                QueueName: present(
                    owner(subject.service)?.eventDeadLetterQueueName,
                    `event of another service for ${subject.service}`,
                ),
            };
        case "schedule-dead-letters":
            return {
                QueueName: present(
                    owner(subject.service)?.scheduleDeadLetterQueueName,
                    `schedule of ${subject.service}`,
                ),
            };
    }
}
