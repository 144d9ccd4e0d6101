/**
 * What a metric is of, as the plan calls it. What names it in CloudWatch is known only once it is built: components turn a
 * subject into the metric's dimensions.
 */
export type MetricSubject =
    /** The ECS cluster. */
    | { readonly kind: "cluster" }
    /** An ECS service, by the name of its configuration. */
    | { readonly kind: "service"; readonly service: string }
    /** A load balancer, by its key. */
    | { readonly kind: "load-balancer"; readonly loadBalancer: string }
    /** A service's target group, together with the load balancer before it; or its second one, where ECS moves requests between two. */
    | { readonly kind: "target-group"; readonly service: string; readonly alternate?: true }
    /** A Lambda function. */
    | { readonly kind: "function"; readonly function: string }
    /** The database of a service, on an instance of RDS. */
    | { readonly kind: "database"; readonly service: string }
    /** The instance that has a role in a service's database on Aurora. */
    | { readonly kind: "database-cluster"; readonly service: string; readonly role: "writer" | "reader" }
    /** A node of a service's cache, by its number from 1. */
    | { readonly kind: "cache-node"; readonly service: string; readonly node: number }
    /** The table of a service or function. */
    | { readonly kind: "table"; readonly owner: string }
    /** An index of that table. */
    | { readonly kind: "table-index"; readonly owner: string; readonly index: string }
    /** An operation on that table: `PutItem`. */
    | { readonly kind: "table-operation"; readonly owner: string; readonly operation: string }
    /** The queue of a service or function, or its dead-letter queue. */
    | { readonly kind: "queue" | "dead-letters"; readonly service: string }
    /** The queue for jobs of a service, or runs of a function, at fixed times that were not started. */
    | { readonly kind: "schedule-dead-letters"; readonly service: string }
    /** The queue for events that could not be delivered to that of a service or function. */
    | { readonly kind: "event-dead-letters"; readonly service: string }
    /** The rule that counts what Spot takes back. */
    | { readonly kind: "spot-interruptions"; readonly of: "instances" | "tasks" };

/** A metric, and how its values within a period become one. */
export interface MetricPlan {
    /** As `AWS/ECS`. */
    readonly namespace: string;
    readonly name: string;
    readonly of: MetricSubject;
    /** As `Sum`, `Average`, or a percentile: `p95`. */
    readonly statistic: string;
    /** A multiple of 60. */
    readonly periodSeconds: number;
}

/** A term of a metric-math expression: a metric, or an expression of the terms before it. */
export type MetricTerm =
    | { readonly id: string; readonly metric: MetricPlan }
    | { readonly id: string; readonly expression: string; readonly label: string };

/** An alarm as it will be built. */
export interface AlarmPlan {
    /** Tells it from all others of the environment: `order-server-errors`. */
    readonly key: string;
    /** The whole name, which those who are told read: `shop-prod-order-server-errors`. */
    readonly name: string;
    /** What is wrong and where to look, for those who are told. */
    readonly description: string;
    /** The last is what the threshold is compared with. A metric by itself is a list of one. */
    readonly terms: readonly [...MetricTerm[], MetricTerm];
    readonly comparison: "above" | "at-least" | "below" | "at-most";
    readonly threshold: number;
    /** How many periods are looked at. */
    readonly periods: number;
    /** How many of them must be beyond the threshold. */
    readonly datapoints: number;
    /** What a period without data counts as. */
    readonly missingData: "breaching" | "notBreaching" | "ignore" | "missing";
}

/**
 * The CloudWatch metrics that an alarm evaluates: AWS bills each as an alarm of its own.
 * Source: Amazon CloudWatch pricing, alarms on metric math.
 */
export const metricsOf = ({ terms }: Pick<AlarmPlan, "terms">): MetricPlan[] =>
    terms.flatMap((term) => ("metric" in term ? [term.metric] : []));
