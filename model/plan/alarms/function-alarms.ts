import type { FunctionSpec } from "../../schema/function";
import type { MetricPlan } from "../alarm";
import type { EventCarrier } from "../events";
import { functionQueueRetentionDays, functionVisibilitySeconds } from "../function-queue";
import { dataAlarms, type DataStores } from "./data-alarms";
import { namedAlarms, type AlarmDraft } from "./draft";
import { deadLettersAbove, moreThan, queueAlarms } from "./queue-alarms";
import type { ServiceAlarmsPlan } from "./service-alarms";
import { minute, threeOfFiveMinutes } from "./windows";

/** The thresholds where the configuration names none: percents of the runs, and a number of them. */
export const defaultFunctionThresholds = { errors: 5, throttles: 0, missedRuns: 0 } as const;

/** A metric that Lambda reports of a function. Source: Types of metrics for Lambda functions, Lambda developer guide. */
export const functionMetric = (
    name: string,
    metric: "Invocations" | "Errors" | "Throttles" | "Duration" | "ConcurrentExecutions",
    statistic: string,
): MetricPlan => ({
    namespace: "AWS/Lambda",
    name: metric,
    of: { kind: "function", function: name },
    statistic,
    periodSeconds: minute,
});

function runAlarms({ name, alarms }: FunctionSpec): Record<string, AlarmDraft | false> {
    const { errors = defaultFunctionThresholds.errors, throttles = defaultFunctionThresholds.throttles } = alarms;
    return {
        errors: errors !== false && {
            description: `More than ${errors} % of the runs of ${name} fail. Its log tells why.`,
            terms: [
                { id: "errors", metric: functionMetric(name, "Errors", "Sum") },
                { id: "runs", metric: functionMetric(name, "Invocations", "Sum") },
                { id: "rate", expression: "100 * errors / runs", label: "runs that fail, in percent" },
            ],
            comparison: "above",
            threshold: errors,
            ...threeOfFiveMinutes,
        },
        throttles: throttles !== false && {
            description: `Lambda refuses to run ${name}${throttles === 0 ? "" : ` more than ${throttles} times a minute`}: too many run at once, of it or of the account's functions together.`,
            terms: [{ id: "throttles", metric: functionMetric(name, "Throttles", "Sum") }],
            comparison: "above",
            threshold: throttles,
            ...threeOfFiveMinutes,
        },
    };
}

/** The alarm on runs at fixed times that were not made, or failed, by its kind. */
function scheduleAlarms({ name, schedule, alarms }: FunctionSpec): Record<string, AlarmDraft | false> {
    const { missedRuns = defaultFunctionThresholds.missedRuns } = alarms;
    return {
        "missed-runs": schedule !== undefined &&
            missedRuns !== false && {
                description: `Runs of ${name} at fixed times could not be started, or failed each time. The messages in their dead-letter queue${moreThan(missedRuns)} tell which, and why.`,
                ...deadLettersAbove("schedule-dead-letters", name, missedRuns),
            },
    };
}

/**
 * Plans what is told of a function. A run that gives events of its batch back is none that fails: they are tried again, and
 * come to the dead letters.
 * @param carriers what brings it events
 */
export function planFunctionAlarms(
    spec: FunctionSpec,
    stores: Pick<DataStores, "table">,
    environment: string,
    carriers: readonly EventCarrier[],
): ServiceAlarmsPlan {
    const { name, alarms } = spec;
    const drafts = {
        ...runAlarms(spec),
        ...scheduleAlarms(spec),
        ...(carriers.length > 0 &&
            queueAlarms({
                name,
                queue: {
                    visibilityTimeoutSeconds: functionVisibilitySeconds(spec),
                    retentionDays: functionQueueRetentionDays,
                },
                carriers,
                alarms,
                late: "It may be throttled, or fail; its log tells.",
            })),
    };
    return {
        alarms: [...namedAlarms(name, environment, drafts), ...dataAlarms(name, stores, alarms, environment)],
        composites: [],
        deploymentFailed: false,
    };
}
