import { functionMetric } from "../alarms/function-alarms";
import type { FunctionPlan } from "../function";
import { thresholdOf, type DashboardRow, type Graph } from "./graph";
import { dataRows } from "./data-rows";
import { missedRuns, queueGraphsOf } from "./queue-row";

function runGraphs(lambda: FunctionPlan): Graph[] {
    const { name } = lambda;
    return [
        {
            title: "Runs a minute",
            lines: [
                { label: "runs", of: functionMetric(name, "Invocations", "Sum") },
                { label: "that fail", of: functionMetric(name, "Errors", "Sum") },
                { label: "refused", of: functionMetric(name, "Throttles", "Sum") },
            ],
        },
        {
            title: "Errors, % of runs",
            upTo: 1,
            lines: [
                { label: "runs", id: "runs", hidden: true, of: functionMetric(name, "Invocations", "Sum") },
                { label: "errors", id: "errors", hidden: true, of: functionMetric(name, "Errors", "Sum") },
                { label: "runs that fail", of: "100 * FILL(errors, 0) / runs" },
            ],
            ...thresholdOf(lambda, "errors"),
        },
        {
            title: "Duration, milliseconds",
            lines: [
                { label: "half of the runs", of: functionMetric(name, "Duration", "p50") },
                { label: "95 %", of: functionMetric(name, "Duration", "p95") },
                { label: "99 %", of: functionMetric(name, "Duration", "p99") },
            ],
        },
        {
            title: "At once",
            upTo: 1,
            lines: [{ label: "runs", of: functionMetric(name, "ConcurrentExecutions", "Maximum") }],
        },
    ];
}

/** The row of a function's queue, and of its schedule; none where it has neither. */
function waitingRow(lambda: FunctionPlan): DashboardRow[] {
    const { name, queue, schedule } = lambda;
    const of = [queue !== undefined && "queue", schedule !== undefined && "schedule"].filter((each) => each !== false);
    return of.length === 0
        ? []
        : [
              {
                  heading: `${name}: ${of.join(" and ")}`,
                  graphs: [...queueGraphsOf(lambda), ...(schedule === undefined ? [] : [missedRuns(lambda)])],
              },
          ];
}

/** The rows of a function: its runs, and its queue, its schedule and its table if it has them. */
export const functionRows = (lambda: FunctionPlan): DashboardRow[] => [
    { heading: lambda.name, graphs: runGraphs(lambda) },
    ...waitingRow(lambda),
    ...dataRows(lambda),
];
