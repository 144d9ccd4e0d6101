import type { TableAlarmsSpec } from "../../schema/data-alarms";
import type { MetricTerm } from "../alarm";
import { fit } from "../names";
import type { TablePlan } from "../table";
import type { AlarmDraft } from "./draft";
import { operationsOn, tableMetric } from "./table-terms";
import { threeOfFiveMinutes } from "./windows";

/** The thresholds where the configuration names none. */
export const defaultTableThresholds = { throttles: 0, systemErrors: 0 } as const;

/** An index's name may be as long as that of an alarm. */
const indexKeyLength = 60;

type Terms = [...MetricTerm[], MetricTerm];

/** DynamoDB reports only what there is, so that most of these have no value in most minutes: the sum is of those that have one. */
const summed = (terms: readonly MetricTerm[], label: string): Terms => [
    ...terms,
    { id: "all", expression: `SUM([${terms.map(({ id }) => id).join(", ")}])`, label },
];

const throttled = (of: Parameters<typeof tableMetric>[0]): Terms =>
    summed(
        [
            { id: "reads", metric: tableMetric(of, "ReadThrottleEvents", "Sum") },
            { id: "writes", metric: tableMetric(of, "WriteThrottleEvents", "Sum") },
        ],
        "requests that were refused",
    );

function throttleAlarms(
    owner: string,
    { indexes }: TablePlan,
    { throttles = defaultTableThresholds.throttles }: TableAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const alarm = (where: string, terms: Terms): AlarmDraft | false =>
        throttles !== false && {
            description: `DynamoDB refuses ${throttles === 0 ? "requests" : `more than ${throttles} requests a minute`} to ${where}: many go to one key, or there are suddenly more than twice as many as ever before.`,
            terms,
            comparison: "above",
            threshold: throttles,
            ...threeOfFiveMinutes,
        };
    return {
        throttles: alarm(`the table of ${owner}`, throttled({ kind: "table", owner })),
        ...Object.fromEntries(
            indexes.map(({ name }) => [
                fit(`throttles-${name}`, indexKeyLength),
                alarm(
                    `the index ${name} of the table of ${owner}, and so writes to the table`,
                    throttled({ kind: "table-index", owner, index: name }),
                ),
            ]),
        ),
    };
}

/** The alarms on the table of a service or function, by the kind of each. */
export function tableAlarms(
    owner: string,
    table: TablePlan,
    alarms: TableAlarmsSpec,
): Record<string, AlarmDraft | false> {
    const { systemErrors = defaultTableThresholds.systemErrors } = alarms;
    return {
        ...throttleAlarms(owner, table, alarms),
        "system-errors": systemErrors !== false && {
            description: `${systemErrors === 0 ? "Requests" : `More than ${systemErrors} requests a minute`} to the table of ${owner} fail by DynamoDB's own fault. The AWS Health Dashboard may tell more.`,
            terms: summed(
                operationsOn(table).map((operation) => ({
                    id: operation.charAt(0).toLowerCase() + operation.slice(1),
                    metric: tableMetric({ kind: "table-operation", owner, operation }, "SystemErrors", "Sum"),
                })),
                "requests that failed",
            ),
            comparison: "above",
            threshold: systemErrors,
            ...threeOfFiveMinutes,
        },
    };
}
