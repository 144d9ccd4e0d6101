import { operationsOn, tableMetric } from "../alarms/table-terms";
import type { TablePlan } from "../table";
import { thresholdOf, type Graph, type GraphedOwner } from "./graph";

/** The operations whose times are shown: those on one item, and the one that finds several. */
const shownLatencies = new Set(["GetItem", "PutItem", "Query", "UpdateItem"]);

/** What DynamoDB tells of the table of a service or function. */
export function tableGraphs(of: GraphedOwner, table: TablePlan): Graph[] {
    const owner = of.name;
    const own = { kind: "table", owner } as const;
    const subjects = [
        { subject: own, label: "" },
        ...table.indexes.map(({ name: index }) => ({
            subject: { kind: "table-index", owner, index } as const,
            label: ` of ${index}`,
        })),
    ];
    const failed = operationsOn(table).map((operation) => ({
        operation,
        id: operation.charAt(0).toLowerCase() + operation.slice(1),
        subject: { kind: "table-operation", owner, operation } as const,
    }));
    return [
        {
            title: "Used, capacity units a minute",
            lines: [
                { label: "reads", of: tableMetric(own, "ConsumedReadCapacityUnits", "Sum") },
                { label: "writes", of: tableMetric(own, "ConsumedWriteCapacityUnits", "Sum") },
            ],
        },
        {
            title: "Requests refused, a minute",
            upTo: 1,
            lines: subjects.flatMap(({ subject, label }) => [
                { label: `reads${label}`, of: tableMetric(subject, "ReadThrottleEvents", "Sum") },
                { label: `writes${label}`, of: tableMetric(subject, "WriteThrottleEvents", "Sum") },
            ]),
            ...thresholdOf(of, "throttles", "table"),
        },
        {
            title: "Failed by DynamoDB's fault, a minute",
            upTo: 1,
            lines: [
                ...failed.map(({ operation, id, subject }) => ({
                    label: operation,
                    id,
                    hidden: true,
                    of: tableMetric(subject, "SystemErrors", "Sum"),
                })),
                { label: "requests", of: `SUM([${failed.map(({ id }) => id).join(", ")}])` },
            ],
            ...thresholdOf(of, "system-errors", "table"),
        },
        {
            title: "Latency, milliseconds",
            lines: failed
                .filter(({ operation }) => shownLatencies.has(operation))
                .map(({ operation, subject }) => ({
                    label: operation,
                    of: tableMetric(subject, "SuccessfulRequestLatency", "Average"),
                })),
        },
    ];
}
