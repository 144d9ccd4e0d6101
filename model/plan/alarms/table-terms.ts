import type { MetricPlan, MetricSubject } from "../alarm";
import type { TablePlan } from "../table";

type TableSubject = Extract<MetricSubject, { kind: "table" | "table-index" | "table-operation" }>;

type TableMetricName =
    | "ConsumedReadCapacityUnits"
    | "ConsumedWriteCapacityUnits"
    | "ReadThrottleEvents"
    | "SuccessfulRequestLatency"
    | "SystemErrors"
    | "WriteThrottleEvents";

/** A metric that DynamoDB reports of a table, of an index or of an operation on the table. Source: DynamoDB metrics and dimensions, DynamoDB developer guide. */
export const tableMetric = (of: TableSubject, name: TableMetricName, statistic: string): MetricPlan => ({
    namespace: "AWS/DynamoDB",
    name,
    of,
    statistic,
    periodSeconds: 60,
});

const operations = [
    "BatchGetItem",
    "BatchWriteItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "TransactGetItems",
    "TransactWriteItems",
    "UpdateItem",
] as const;

/** The operations that whose table it is may use: at most ten, as many metrics as one alarm may watch. */
export const operationsOn = ({ scan }: Pick<TablePlan, "scan">): readonly string[] =>
    scan ? [...operations, "Scan"] : operations;
