import type { ServiceSpec } from "../schema/service";
import { inSeconds } from "../schema/units";
import { hasAlternate } from "./deployment";
import type { RulePlan } from "./routes/rules";

/** How the ALB reaches a service and tells whether a task is healthy. */
export interface ExposurePlan {
    /** The key of the load balancer, in the plan's list of them. */
    readonly loadBalancer: string;
    readonly port: number;
    readonly healthCheck: {
        readonly path: string;
        readonly matcher: string;
        readonly intervalSeconds: number;
        readonly timeoutSeconds: number;
        readonly healthyThreshold: number;
        readonly unhealthyThreshold: number;
    };
    readonly deregistrationDelaySeconds: number;
    /** Whether there is a second target group, and ECS sets the weights of the rule between the two. */
    readonly alternateTargetGroup: boolean;
    /** How long ECS overlooks a new task's bad answers: its time to start up, and then until the load balancer finds it healthy again. */
    readonly gracePeriodSeconds: number;
    readonly rules: readonly RulePlan[];
}

/** What an exposure depends on beside the service's configuration. */
export interface ExposureSurroundings {
    /** The key of the load balancer that the service's routes are on. */
    readonly loadBalancer: string;
    /** The listener rules that forward to the service. */
    readonly rules: readonly RulePlan[];
}

/** How a service is reached, if it has routes and a port to send them to. */
export function planExposure(
    spec: ServiceSpec,
    { loadBalancer, rules }: ExposureSurroundings,
): ExposurePlan | undefined {
    const { port, health, deployment } = spec;
    if (port === undefined || rules.length === 0) return undefined;
    const intervalSeconds = inSeconds(health.interval);
    return {
        loadBalancer,
        port,
        healthCheck: {
            path: health.path,
            matcher: String(health.expect),
            intervalSeconds,
            timeoutSeconds: inSeconds(health.timeout),
            healthyThreshold: health.healthyThreshold,
            unhealthyThreshold: health.unhealthyThreshold,
        },
        deregistrationDelaySeconds: inSeconds(deployment.deregistrationDelay),
        alternateTargetGroup: hasAlternate(deployment),
        gracePeriodSeconds: inSeconds(health.startup) + health.healthyThreshold * intervalSeconds,
        rules,
    };
}
