import type { ServiceSpec } from "../schema/service";
import type { StickinessSpec } from "../schema/stickiness";
import { inSeconds } from "../schema/units";
import { hasAlternate } from "./deployment";
import type { RulePlan } from "./routes/rules";
import { sharesWith } from "./routes/weights";

/** How long a client stays with a task. */
export interface StickinessPlan {
    readonly durationSeconds: number;
    /** The application's cookie, where it is not the load balancer's own that says so. */
    readonly cookie?: string;
}

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
    /** Over how long a task that has become healthy gets more requests, up to its share. */
    readonly slowStartSeconds?: number;
    readonly stickiness?: StickinessPlan;
    /** How long ECS overlooks a new task's bad answers: its time to start up, and then until the load balancer finds it healthy again. */
    readonly gracePeriodSeconds: number;
    readonly rules: readonly RulePlan[];
    /** The rules of its test requests, by which a new version is reached first; a check wants one at most. */
    readonly testRules: readonly RulePlan[];
    /** The other services that get a share of the requests, in the order of their names: they must run before the rules say so. */
    readonly sharesWith: readonly string[];
}

/** What an exposure depends on beside the service's configuration. */
export interface ExposureSurroundings {
    /** The key of the load balancer that the service's routes are on. */
    readonly loadBalancer: string;
    /** The listener rules that forward to the service, those of its test requests too. */
    readonly rules: readonly RulePlan[];
}

const planStickiness = (spec: StickinessSpec): StickinessPlan =>
    typeof spec === "string"
        ? { durationSeconds: inSeconds(spec) }
        : {
              durationSeconds: inSeconds(spec.duration),
              ...(spec.cookie !== undefined && { cookie: spec.cookie }),
          };

/** How a service is reached, if it has routes and a port to send them to. */
export function planExposure(
    spec: ServiceSpec,
    { loadBalancer, rules }: ExposureSurroundings,
): ExposurePlan | undefined {
    const { port, health, deployment, stickiness, slowStart } = spec;
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
        ...(slowStart !== undefined && { slowStartSeconds: inSeconds(slowStart) }),
        ...(stickiness !== undefined && { stickiness: planStickiness(stickiness) }),
        gracePeriodSeconds: inSeconds(health.startup) + health.healthyThreshold * intervalSeconds,
        rules: rules.filter(({ test }) => test === undefined),
        testRules: rules.filter(({ test }) => test === true),
        sharesWith: sharesWith(spec),
    };
}
