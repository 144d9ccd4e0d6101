import { bakeMinutesOf } from "./deployment";
import type { RolloutStep } from "./rollout-steps";
import type { ServicePlan } from "./service";

/** About how long ECS takes to place a task, pull its image and start its containers. An assumption: AWS gives no figure, and it hangs on the image's size. */
export const startSeconds = 30;

/** About how long a container takes to end once it is told to. An assumption, of one that heeds SIGTERM; `stopTimeout` is the most it can be. */
export const stopSeconds = 5;

/** How long a new task takes until it counts as healthy. Without any health check, its time to start up is taken. */
export function healthySeconds({ exposure, containerHealthCheck, startupSeconds }: ServicePlan): number {
    if (exposure === undefined && containerHealthCheck === undefined) return startupSeconds;
    const { healthyThreshold = 0, intervalSeconds = 0 } = exposure?.healthCheck ?? {};
    return Math.max(healthyThreshold * intervalSeconds, containerHealthCheck?.intervalSeconds ?? 0);
}

/**
 * About how long an update takes, in seconds: the sum over its steps of
 * - where tasks start: {@link startSeconds}, the instances' warm-up where some have to start first, and the time until
 *   the tasks are healthy: for a service behind the load balancer the healthy threshold times the interval, for a
 *   container with a health check of its own one interval of it, the longer of the two where there are both;
 * - where tasks stop: the deregistration delay behind the load balancer, and {@link stopSeconds};
 * - where ECS moves requests a share at a time, or keeps the old tasks for a while: how long it is told to wait.
 * @param atHand how many instances run before the update
 */
export function rolloutSeconds(
    service: ServicePlan,
    steps: readonly RolloutStep[],
    atHand: number,
    warmupSeconds: number,
): number {
    const start = startSeconds + healthySeconds(service);
    const stop =
        (service.exposure?.deregistrationDelaySeconds ?? 0) + Math.min(stopSeconds, service.stopTimeoutSeconds);
    const waits = steps.length === 0 ? 0 : bakeMinutesOf(service.deployment) * 60;
    return steps.reduce((seconds, { started, stopped, instances }, index) => {
        const before = Math.max(atHand, steps[index - 1]?.instances ?? 0);
        const warmup = instances > before ? warmupSeconds : 0;
        return seconds + (started > 0 ? start + warmup : 0) + (stopped > 0 ? stop : 0);
    }, waits);
}
