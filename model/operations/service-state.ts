/** A deployment of a service, as ECS describes it. The SDK's own type is one. */
export interface ObservedDeployment {
    readonly id?: string | undefined;
    readonly status?: string | undefined;
    readonly taskDefinition?: string | undefined;
    readonly desiredCount?: number | undefined;
    readonly runningCount?: number | undefined;
    readonly pendingCount?: number | undefined;
    readonly failedTasks?: number | undefined;
    readonly rolloutState?: string | undefined;
    readonly rolloutStateReason?: string | undefined;
}

/** A service, as ECS describes it. The SDK's own type is one. */
export interface ObservedService {
    readonly status?: string | undefined;
    readonly desiredCount?: number | undefined;
    readonly runningCount?: number | undefined;
    readonly pendingCount?: number | undefined;
    readonly taskDefinition?: string | undefined;
    readonly deployments?: readonly ObservedDeployment[] | undefined;
    readonly deploymentConfiguration?: { readonly minimumHealthyPercent?: number | undefined } | undefined;
}

/** How many targets of a load balancer are in each state. */
export interface TargetCounts {
    readonly healthy: number;
    /** On their way in or out: registering, or draining. */
    readonly moving: number;
    readonly unhealthy: number;
}

/** What can be said of a service in a word. */
export type Condition = "steady" | "deploying" | "stopped" | "unhealthy";

/** A service's condition, and why. */
export interface ServiceState {
    readonly condition: Condition;
    /** What is wrong, or going on; nothing where it is steady. */
    readonly reasons: readonly string[];
}

/** The deployment that a service is at, or moving to. */
export const primaryOf = ({ deployments = [] }: ObservedService): ObservedDeployment | undefined =>
    deployments.find(({ status }) => status === "PRIMARY") ?? deployments[0];

/** The revision of a task definition's ARN: `12` of `…:task-definition/shop-dev-order:12`. */
export function revisionOf(taskDefinition: string | undefined): number | undefined {
    const revision = Number(taskDefinition?.split(":").at(-1));
    return Number.isInteger(revision) ? revision : undefined;
}

/** What a deployment that goes on is waiting for. */
function rolloutText({
    runningCount = 0,
    desiredCount = 0,
    failedTasks = 0,
    taskDefinition,
}: ObservedDeployment): string {
    const failed = failedTasks > 0 ? `, ${failedTasks} failed to start or to become healthy` : "";
    return `revision ${revisionOf(taskDefinition) ?? "?"}: ${runningCount} of ${desiredCount} tasks run${failed}`;
}

/**
 * What a service's figures mean. Fewer tasks than wanted is a deployment's normal course as long as the service's own
 * minimum runs; targets that fail their checks are wrong at any time.
 * @param targets the targets of its load balancers, if it is behind any
 * @param moving what is told of a deployment that moves requests, which goes on after its tasks run
 */
export function serviceState(service: ObservedService, targets?: TargetCounts, moving?: string): ServiceState {
    const { status, desiredCount: desired = 0, runningCount: running = 0, deploymentConfiguration } = service;
    const primary = primaryOf(service);
    const minimum = Math.ceil((desired * (deploymentConfiguration?.minimumHealthyPercent ?? 100)) / 100);
    const deploying = moving !== undefined || primary?.rolloutState === "IN_PROGRESS";
    const failed = (service.deployments ?? []).filter(({ rolloutState }) => rolloutState === "FAILED");
    const wrong = [
        ...(status !== undefined && status !== "ACTIVE" ? [`it is ${status.toLowerCase()}`] : []),
        ...failed.map(
            ({ taskDefinition, rolloutStateReason = "" }) =>
                `the deployment of revision ${revisionOf(taskDefinition) ?? "?"} failed${rolloutStateReason === "" ? "" : `: ${rolloutStateReason}`}`,
        ),
        ...(running < (deploying ? minimum : desired) ? [`${running} of ${desired} tasks run`] : []),
        ...(targets !== undefined && targets.unhealthy > 0
            ? [`${targets.unhealthy} of ${targets.healthy + targets.moving + targets.unhealthy} targets are unhealthy`]
            : []),
    ];
    const rolling = deploying && primary !== undefined ? [rolloutText(primary)] : [];
    const going = moving === undefined ? rolling : [moving];
    if (wrong.length > 0) return { condition: "unhealthy", reasons: [...wrong, ...going] };
    if (deploying) return { condition: "deploying", reasons: going };
    return { condition: desired === 0 && running === 0 ? "stopped" : "steady", reasons: [] };
}
