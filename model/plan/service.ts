import { byKey } from "../by-key";
import type { ServiceSpec } from "../schema/service";
import { inCpuUnits, inDays, inMiB, inSeconds } from "../schema/units";
import type { ImagePlan } from "./image";
import { canRebalanceZones, planPlacement, type PlacementPlan } from "./placement";
import type { RulePlan } from "./routes/rules";

/** A metric that autoscaling keeps near a value. */
export interface ScalingTarget {
    readonly metric:
        "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization" | "ALBRequestCountPerTarget";
    readonly value: number;
}

/** How many tasks run, and who decides. */
export interface ScalingPlan {
    readonly min: number;
    readonly max: number;
    /** How many tasks the service starts with. */
    readonly desired: number;
    /** What autoscaling aims at; empty where the number of tasks is fixed. */
    readonly targets: readonly ScalingTarget[];
}

/** How the ALB reaches a service and tells whether a task is healthy. */
export interface ExposurePlan {
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
    readonly rules: readonly RulePlan[];
}

/** The check that the container's host makes. */
export interface ContainerHealthCheckPlan {
    readonly command: readonly string[];
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly retries: number;
    readonly startPeriodSeconds: number;
}

/** A service as it will be built. */
export interface ServicePlan {
    readonly name: string;
    readonly image: ImagePlan;
    readonly architecture: "X86_64" | "ARM64";
    /** CPU units that a task reserves; 1,024 are one vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly port?: number;
    /** How the ALB reaches it, or undefined for a service without routes. */
    readonly exposure?: ExposurePlan;
    readonly containerHealthCheck?: ContainerHealthCheckPlan;
    /** How long a new task may take before bad health checks count. */
    readonly startupSeconds: number;
    readonly placement: PlacementPlan;
    readonly zoneRebalancing: boolean;
    readonly scaling: ScalingPlan;
    readonly minimumHealthyPercent: number;
    readonly maximumPercent: number;
    readonly environment: Readonly<Record<string, string>>;
    /** Environment variables from Secrets Manager or SSM: an ARN, or a parameter's name. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly user?: string;
    readonly readonlyRootFilesystem: boolean;
    readonly stopTimeoutSeconds: number;
    readonly exec: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    readonly tags: Readonly<Record<string, string>>;
}

/** The average CPU use that autoscaling aims at where the configuration names no target, in percent. */
const defaultCpuTarget = 60;

function planScaling(spec: ServiceSpec["scaling"]): ScalingPlan {
    const max = spec.max ?? spec.min;
    const targets: ScalingTarget[] = [];
    if (max > spec.min) {
        const named = spec.cpu ?? spec.memory ?? spec.requestsPerTarget;
        const cpu = spec.cpu ?? (named === undefined ? defaultCpuTarget : undefined);
        if (cpu !== undefined) targets.push({ metric: "ECSServiceAverageCPUUtilization", value: cpu });
        if (spec.memory !== undefined)
            targets.push({ metric: "ECSServiceAverageMemoryUtilization", value: spec.memory });
        if (spec.requestsPerTarget !== undefined)
            targets.push({ metric: "ALBRequestCountPerTarget", value: spec.requestsPerTarget });
    }
    return { min: spec.min, max, desired: spec.desired ?? spec.min, targets };
}

/** ECS allows a container's health check a start period of up to 300 s. Source: HealthCheck, ECS API reference. */
const longestStartPeriodSeconds = 300;

/** What a service's plan depends on beside its own configuration. */
export interface ServiceSurroundings {
    readonly image: ImagePlan;
    readonly architecture: "x86_64" | "arm64";
    /** The listener rules that forward to the service. */
    readonly rules: readonly RulePlan[];
    readonly exec: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    readonly tags: Readonly<Record<string, string>>;
}

/** Plans a service: sizes, placement, scaling, health and how it is reached. */
export function planService(spec: ServiceSpec, surroundings: ServiceSurroundings): ServicePlan {
    const { health, deployment } = spec;
    const placement = planPlacement(spec.placement);
    const seconds = {
        interval: inSeconds(health.interval),
        timeout: inSeconds(health.timeout),
        startup: inSeconds(health.startup),
    };
    const exposure: ExposurePlan | undefined =
        spec.port === undefined || surroundings.rules.length === 0
            ? undefined
            : {
                  port: spec.port,
                  healthCheck: {
                      path: health.path,
                      matcher: String(health.expect),
                      intervalSeconds: seconds.interval,
                      timeoutSeconds: seconds.timeout,
                      healthyThreshold: health.healthyThreshold,
                      unhealthyThreshold: health.unhealthyThreshold,
                  },
                  deregistrationDelaySeconds: inSeconds(deployment.deregistrationDelay),
                  rules: surroundings.rules,
              };
    return {
        name: spec.name,
        image: surroundings.image,
        architecture: surroundings.architecture === "arm64" ? "ARM64" : "X86_64",
        cpuUnits: inCpuUnits(spec.cpu),
        memoryMiB: inMiB(spec.memory),
        ...(spec.port !== undefined && { port: spec.port }),
        ...(exposure && { exposure }),
        ...(health.command && {
            containerHealthCheck: {
                command: health.command,
                intervalSeconds: seconds.interval,
                timeoutSeconds: seconds.timeout,
                retries: health.unhealthyThreshold,
                startPeriodSeconds: Math.min(seconds.startup, longestStartPeriodSeconds),
            },
        }),
        startupSeconds: seconds.startup,
        placement,
        zoneRebalancing: canRebalanceZones(placement, deployment.maximumPercent),
        scaling: planScaling(spec.scaling),
        minimumHealthyPercent: deployment.minimumHealthyPercent,
        maximumPercent: deployment.maximumPercent,
        environment: byKey(spec.environment),
        secrets: byKey(spec.secrets),
        ...(spec.user !== undefined && { user: spec.user }),
        readonlyRootFilesystem: spec.readonlyRootFilesystem,
        stopTimeoutSeconds: inSeconds(spec.stopTimeout),
        exec: surroundings.exec,
        logGroup: surroundings.logGroup,
        logRetentionDays: spec.logRetention === undefined ? surroundings.logRetentionDays : inDays(spec.logRetention),
        tags: surroundings.tags,
    };
}
