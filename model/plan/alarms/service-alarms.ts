import type { ServiceSpec } from "../../schema/service";
import { inDays, latencyInSeconds } from "../../schema/units";
import type { AlarmPlan } from "../alarm";
import type { CompositeAlarmPlan } from "../composite-alarm";
import { targetGroupsOf } from "../deployment";
import type { ClusterPlan } from "../cluster-plan";
import type { EventCarrier } from "../events";
import { visibilityTimeoutSeconds } from "../queue";
import { burnRateAlarms } from "./burn-rate";
import { dataAlarms, type DataStores } from "./data-alarms";
import { namedAlarms, type AlarmDraft } from "./draft";
import { hasSchedules, jobAlarms, queueAlarms, type QueueOwner } from "./queue-alarms";
import { missingTasks, serviceMetric } from "./service-terms";
import { latency, serverErrorRateOfAll } from "./target-group-terms";
import { fiveMinutes, minute, quarterOfAnHour, threeOfFiveMinutes } from "./windows";

/** What those who are named in `alerts` are told of a service. */
export interface ServiceAlarmsPlan {
    readonly alarms: readonly AlarmPlan[];
    /** On the burn rates of its objectives. */
    readonly composites: readonly CompositeAlarmPlan[];
    /** Whether it is told when ECS gives up a deployment. */
    readonly deploymentFailed: boolean;
}

/** What a service's alarms depend on beside its own configuration. */
export interface AlarmSurroundings {
    /** What the names of the environment's resources begin with. */
    readonly environment: string;
    readonly containerInsights: ClusterPlan["containerInsights"];
}

/** Whether anything of a service is watched: of jobs alone that nobody starts at fixed times, and that keep no data, nothing is. */
export const isWatched = (spec: Pick<ServiceSpec, "runs" | "jobs">, { database, cache, table }: DataStores): boolean =>
    spec.runs !== "jobs" || hasSchedules(spec) || [database, cache, table].some((store) => store !== undefined);

/** The thresholds where the configuration names none: percents, and for latency a time. */
export const defaultThresholds = { serverErrors: 5, latency: "1 s", cpu: 90, memory: 90 } as const;

function requestAlarms({ name, alarms, deployment }: ServiceSpec): Record<string, AlarmDraft | false> {
    const groups = targetGroupsOf(deployment);
    const { serverErrors = defaultThresholds.serverErrors, latency: slow = defaultThresholds.latency } = alarms;
    return {
        "server-errors": serverErrors !== false && {
            description: `More than ${serverErrors} % of the requests to ${name} are answered with 5xx. Its log tells why.`,
            terms: serverErrorRateOfAll(name, minute, alarms.minimumRequests, groups),
            comparison: "above",
            threshold: serverErrors,
            ...threeOfFiveMinutes,
        },
        latency: slow !== false && {
            description: `${name} takes longer than ${slow} to answer one of twenty requests, or more of them.`,
            terms: latency(name, 95, minute, groups),
            comparison: "above",
            threshold: latencyInSeconds(slow),
            ...threeOfFiveMinutes,
        },
    };
}

function saturationAlarms({ name, alarms }: ServiceSpec): Record<string, AlarmDraft | false> {
    const { cpu = defaultThresholds.cpu, memory = defaultThresholds.memory } = alarms;
    const above = (
        threshold: number,
        metric: "CPUUtilization" | "MemoryUtilization",
    ): Omit<AlarmDraft, "description"> => ({
        terms: [{ id: "use", metric: serviceMetric(name, metric, "Average", fiveMinutes) }],
        comparison: "above",
        threshold,
        ...quarterOfAnHour,
    });
    return {
        cpu: cpu !== false && {
            description: `The tasks of ${name} use more than ${cpu} % of their CPU. It may need more tasks, or larger ones.`,
            ...above(cpu, "CPUUtilization"),
        },
        memory: memory !== false && {
            description: `The tasks of ${name} use more than ${memory} % of their memory: ECS ends a task that needs more than it has.`,
            ...above(memory, "MemoryUtilization"),
        },
    };
}

/**
 * Fewer tasks than there should be. Without Container Insights no metric counts tasks; what is certain is that ECS
 * reports nothing of a service of which no task runs. Source: Amazon ECS CloudWatch metrics, ECS developer guide.
 */
function runningAlarm(
    { name, alarms, scaling, runs }: ServiceSpec,
    containerInsights: AlarmSurroundings["containerInsights"],
): AlarmDraft | false {
    if (!alarms.running) return false;
    if (containerInsights !== "disabled")
        return {
            description: `Fewer tasks of ${name} run than should, for 15 minutes. The events of the ECS service tell why.`,
            terms: missingTasks(name, minute),
            comparison: "above",
            threshold: 0,
            periods: 15,
            datapoints: 15,
            missingData: "missing",
        };
    return (
        // Where there is no instance, none of a daemon's tasks is missing.
        runs !== "daemon" &&
        scaling.min > 0 && {
            description: `No task of ${name} runs, for 5 minutes. The events of the ECS service tell why.`,
            terms: [{ id: "reports", metric: serviceMetric(name, "CPUUtilization", "SampleCount", minute) }],
            comparison: "below",
            threshold: 1,
            periods: 5,
            datapoints: 5,
            missingData: "breaching",
        }
    );
}

/** What the alarms on a service's queue depend on. */
const queueOwner = (spec: ServiceSpec, carriers: readonly EventCarrier[]): QueueOwner => ({
    name: spec.name,
    ...(spec.queue && {
        queue: {
            visibilityTimeoutSeconds: visibilityTimeoutSeconds(spec),
            retentionDays: inDays(spec.queue.retention),
        },
    }),
    carriers,
    alarms: spec.alarms,
    late: "Its tasks may be too few, or fail; its log tells.",
});

/**
 * Plans what is told of a service.
 * @param exposed whether a load balancer sends it requests
 * @param carriers what brings it events
 */
export function planServiceAlarms(
    spec: ServiceSpec,
    exposed: boolean,
    stores: DataStores,
    { environment, containerInsights }: AlarmSurroundings,
    carriers: readonly EventCarrier[],
): ServiceAlarmsPlan {
    const { name, slo } = spec;
    // Where nothing but jobs runs, there is no ECS service to look at.
    const deployed = spec.runs !== "jobs";
    const drafts: Record<string, AlarmDraft | false> = {
        ...(exposed && requestAlarms(spec)),
        ...(deployed && { ...saturationAlarms(spec), running: runningAlarm(spec, containerInsights) }),
        ...queueAlarms(queueOwner(spec, carriers)),
        ...jobAlarms(spec),
    };
    const burnRates =
        exposed && slo !== undefined
            ? burnRateAlarms(name, slo, environment, targetGroupsOf(spec.deployment))
            : undefined;
    return {
        alarms: [
            ...namedAlarms(name, environment, drafts),
            ...dataAlarms(name, stores, spec.alarms, environment),
            ...(burnRates?.alarms ?? []),
        ],
        composites: burnRates?.composites ?? [],
        // Of a daemon, ECS gives up none: it has no circuit breaker.
        deploymentFailed: spec.runs === "service" && spec.alarms.deploymentFailed,
    };
}
