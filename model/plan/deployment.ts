import type { DeploymentSpec, DeploymentStrategy } from "../schema/deployment";
import type { ServiceSpec } from "../schema/service";
import { inSeconds, type Duration } from "../schema/units";
import type { AlarmPlan } from "./alarm";
import { planRollbackAlarms } from "./alarms/rollback-alarms";
import type { TargetGroup } from "./alarms/target-group-terms";

/** A share of the requests that a new version gets, and for how long before it gets more. */
export interface TrafficShare {
    readonly percent: number;
    readonly bakeMinutes: number;
}

/** How a new version of a service takes over. */
export interface DeploymentPlan {
    readonly strategy: DeploymentStrategy;
    /** How long the old tasks stay once the new ones have all requests; not for a rolling deployment. */
    readonly bakeMinutes?: number;
    /** The first share; for the strategy `canary` alone. */
    readonly canary?: TrafficShare;
    /** By how much the share grows, and how often; for the strategy `linear` alone. */
    readonly linear?: TrafficShare;
    /** Alarms of its own that make ECS go back; they exist before the service does. */
    readonly alarms: readonly AlarmPlan[];
    /** The names of others, which exist already. */
    readonly alarmNames: readonly string[];
    /** How long Pulumi waits for it, where that is longer than the provider does by itself. */
    readonly timeoutMinutes?: number;
}

/** How long the provider waits for a service to be steady, in minutes. Source: aws.ecs.Service, timeouts. */
const providerTimeoutMinutes = 20;

const defaultBakeTime: Duration = "5 min";

const inMinutes = (value: Duration): number => inSeconds(value) / 60;

/** Whether ECS moves a service's requests from one target group to another. */
export const shiftsTraffic = ({ strategy }: Pick<DeploymentSpec, "strategy">): boolean => strategy !== "rolling";

/** Whether a service has a second target group, and ECS sets the weights of its listener rule. */
export const hasAlternate = ({ strategy, alternateTargetGroup }: DeploymentSpec): boolean =>
    alternateTargetGroup ?? shiftsTraffic({ strategy });

/** The target groups of a service with routes. */
export const targetGroupsOf = (deployment: DeploymentSpec): TargetGroup[] =>
    hasAlternate(deployment) ? ["primary", "alternate"] : ["primary"];

/** How often a share is kept before the new version has all: a linear deployment of 30 % has 30, 60 and 90. */
export const shiftsBefore = ({ canary, linear }: Pick<DeploymentPlan, "canary" | "linear">): number =>
    linear === undefined ? (canary === undefined ? 0 : 1) : Math.ceil(100 / linear.percent) - 1;

/** How long a deployment waits on purpose, in minutes. */
export const bakeMinutesOf = (plan: Pick<DeploymentPlan, "bakeMinutes" | "canary" | "linear">): number =>
    (plan.bakeMinutes ?? 0) + shiftsBefore(plan) * (plan.canary?.bakeMinutes ?? plan.linear?.bakeMinutes ?? 0);

/**
 * How many tasks stay up while a service rolls, and how many may run, in percent, where the configuration names none. A
 * daemon's old task stops before its new one starts, as there is one on each instance.
 * Source: DeploymentConfiguration, ECS API reference, which has these values for the two scheduling strategies.
 */
const rollingPercents = {
    service: { minimumHealthy: 100, maximum: 200 },
    daemon: { minimumHealthy: 0, maximum: 100 },
} as const;

const percentsOf = (runs: ServiceSpec["runs"]) => rollingPercents[runs === "daemon" ? "daemon" : "service"];

/** How many tasks stay up while a service is deployed, in percent of those that should run. */
export const leastPercent = ({ runs, deployment }: Pick<ServiceSpec, "runs" | "deployment">): number =>
    shiftsTraffic(deployment) ? 100 : (deployment.minimumHealthyPercent ?? percentsOf(runs).minimumHealthy);

/** How many tasks may run while a service is deployed, in percent of those that should. */
export const mostPercent = ({ runs, deployment }: Pick<ServiceSpec, "runs" | "deployment">): number =>
    shiftsTraffic(deployment) ? 200 : (deployment.maximumPercent ?? percentsOf(runs).maximum);

const share = ({ percent, bakeTime }: { percent: number; bakeTime: Duration }): TrafficShare => ({
    percent,
    bakeMinutes: inMinutes(bakeTime),
});

/**
 * Plans how a service is deployed.
 * @param environment what the names of the environment's alarms begin with
 */
export function planDeployment(
    spec: Pick<ServiceSpec, "name" | "deployment" | "routes">,
    environment: string,
): DeploymentPlan {
    const { strategy, bakeTime, canary, linear, alarms } = spec.deployment;
    const shifts = {
        ...(shiftsTraffic(spec.deployment) && { bakeMinutes: inMinutes(bakeTime ?? defaultBakeTime) }),
        ...(strategy === "canary" && { canary: share(canary ?? { percent: 5, bakeTime: "10 min" }) }),
        ...(strategy === "linear" && { linear: share(linear ?? { percent: 10, bakeTime: "6 min" }) }),
    };
    const waits = bakeMinutesOf(shifts);
    return {
        strategy,
        ...shifts,
        alarms: planRollbackAlarms(spec, environment, targetGroupsOf(spec.deployment)),
        alarmNames: alarms?.names ?? [],
        ...(waits > 0 && { timeoutMinutes: providerTimeoutMinutes + waits }),
    };
}
