import { byKey } from "../by-key";
import type { Capacity, ServiceSpec } from "../schema/service";
import type { SidecarSpec } from "../schema/sidecar";
import { inCpuUnits, inDays, inGiB, inMiB, inSeconds } from "../schema/units";
import { callersOf, startsAfter } from "./call-graph";
import { givenImage, type ImagePlan } from "./image";
import { canRebalanceZones, planPlacement, type PlacementPlan } from "./placement";
import type { RulePlan } from "./routes/rules";
import { scheduleKey } from "./schedule-key";

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
    /** What autoscaling aims at; empty where no metric decides. */
    readonly targets: readonly ScalingTarget[];
    /** Changes of the range at fixed times. */
    readonly schedule: readonly ScheduledScalingPlan[];
}

/** A change of a service's range of tasks at a fixed time. */
export interface ScheduledScalingPlan {
    /** What tells it from the service's others, as part of a name. */
    readonly key: string;
    /** cron(…), rate(…) or at(…), as Application Auto Scaling takes it. */
    readonly at: string;
    readonly timezone: string;
    readonly min?: number;
    readonly max?: number;
}

/** Whether the number of tasks changes by itself, so that an update must leave it alone. */
export const isAutoscaled = ({ targets, schedule }: ScalingPlan): boolean => targets.length > 0 || schedule.length > 0;

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
    /** How long ECS overlooks a new task's bad answers: its time to start up, and then until the load balancer finds it healthy again. */
    readonly gracePeriodSeconds: number;
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

/** What a container waits for in another of its task before it starts, by the other's name. */
export type ContainerDependencies = Readonly<Record<string, "START" | "HEALTHY" | "COMPLETE" | "SUCCESS">>;

/** A further container in each task of a service. */
export interface SidecarPlan {
    readonly name: string;
    readonly image: string;
    /** The ARN of the image's ECR repository, if that is where it is. */
    readonly repositoryArn?: string;
    readonly cpuUnits?: number;
    readonly memoryMiB: number;
    readonly port?: number;
    readonly essential: boolean;
    readonly command?: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
    readonly user?: string;
    readonly readonlyRootFilesystem: boolean;
    readonly healthCheck?: ContainerHealthCheckPlan;
    readonly dependsOn: ContainerDependencies;
}

/** A service that another one calls. */
export interface CallPlan {
    readonly service: string;
    /** The host name under which the caller reaches it. */
    readonly host: string;
    readonly port: number;
    /** The environment variable that tells the caller where it is. */
    readonly variable: string;
    readonly url: string;
}

/** A service as it will be built. */
export interface ServicePlan {
    readonly name: string;
    /** Where its tasks run. */
    readonly capacity: Capacity;
    readonly image: ImagePlan;
    readonly architecture: "X86_64" | "ARM64";
    /** CPU units that a task reserves; 1,024 are one vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly port?: number;
    /** The host name under which other services call it, if it has a port. */
    readonly discoveryName?: string;
    /** The services that it calls, in the order of their names. */
    readonly calls: readonly CallPlan[];
    /** The services that call it, in the order of their names. */
    readonly calledBy: readonly string[];
    /** The services that must run before it: those that it calls, and that lead back to it by no call of theirs. */
    readonly startsAfter: readonly string[];
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
    /** The configured variables, and one for each call. */
    readonly environment: Readonly<Record<string, string>>;
    /** Environment variables from Secrets Manager or SSM: an ARN, or a parameter's name. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly user?: string;
    readonly readonlyRootFilesystem: boolean;
    /** In the order of their names. */
    readonly sidecars: readonly SidecarPlan[];
    readonly dependsOn: ContainerDependencies;
    /** The disk of a task on Fargate, where it is not the one that is included. */
    readonly ephemeralStorageGiB?: number;
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
    return {
        min: spec.min,
        max,
        desired: spec.desired ?? spec.min,
        targets,
        schedule: planSchedule(spec.schedule),
    };
}

/** Two changes at one time are one, of which the later entry decides: AWS would make them in no certain order. */
function planSchedule(entries: ServiceSpec["scaling"]["schedule"]): ScheduledScalingPlan[] {
    const planned = new Map<string, ScheduledScalingPlan>();
    for (const { at, timezone, min, max } of entries) {
        const key = scheduleKey(at, timezone);
        planned.set(key, {
            ...planned.get(key),
            key,
            at,
            timezone,
            ...(min !== undefined && { min }),
            ...(max !== undefined && { max }),
        });
    }
    return [...planned.values()];
}

/** ECS allows a container's health check a start period of up to 300 s. Source: HealthCheck, ECS API reference. */
const longestStartPeriodSeconds = 300;

/** What a service's plan depends on beside its own configuration. */
export interface ServiceSurroundings {
    readonly image: ImagePlan;
    readonly architecture: "x86_64" | "arm64";
    /** The key of the load balancer that the service's routes are on. */
    readonly loadBalancer: string;
    /** The listener rules that forward to the service. */
    readonly rules: readonly RulePlan[];
    /** All services, by name. */
    readonly others: Readonly<Record<string, ServiceSpec>>;
    readonly exec: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    readonly tags: Readonly<Record<string, string>>;
}

function planSidecar(name: string, spec: SidecarSpec): SidecarPlan {
    const { health } = spec;
    const { repositoryArn } = givenImage(spec.image);
    return {
        name,
        image: spec.image,
        ...(repositoryArn !== undefined && { repositoryArn }),
        ...(spec.cpu !== undefined && { cpuUnits: inCpuUnits(spec.cpu) }),
        memoryMiB: inMiB(spec.memory),
        ...(spec.port !== undefined && { port: spec.port }),
        essential: spec.essential,
        ...(spec.command && { command: spec.command }),
        environment: byKey(spec.environment),
        secrets: byKey(spec.secrets),
        ...(spec.user !== undefined && { user: spec.user }),
        readonlyRootFilesystem: spec.readonlyRootFilesystem,
        ...(health && {
            healthCheck: {
                command: health.command,
                intervalSeconds: inSeconds(health.interval),
                timeoutSeconds: inSeconds(health.timeout),
                retries: health.retries,
                startPeriodSeconds: inSeconds(health.startup),
            },
        }),
        dependsOn: byKey(spec.dependsOn),
    };
}

/** The environment variable that tells a caller where a service is: `PAYMENT_URL`. */
export const urlVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_URL`;

/** The host name under which other services call a service. */
export const discoveryNameOf = (spec: ServiceSpec): string => spec.discoveryName ?? spec.name;

/** What a service calls. A call that can't be is left out: a check tells of it. */
function planCalls(spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): CallPlan[] {
    return [...new Set(spec.calls)].sort().flatMap((service) => {
        const callee = Object.hasOwn(others, service) ? others[service] : undefined;
        if (callee?.port === undefined || service === spec.name) return [];
        const host = discoveryNameOf(callee);
        const url = `http://${host}:${callee.port}`;
        return [{ service, host, port: callee.port, variable: urlVariable(service), url }];
    });
}

/** Plans a service: sizes, placement, scaling, health and how it is reached. */
export function planService(spec: ServiceSpec, surroundings: ServiceSurroundings): ServicePlan {
    const { health, deployment } = spec;
    const onInstances = spec.capacity === "ec2";
    const placement = planPlacement(onInstances ? (spec.placement ?? "az-balanced-spread") : "fargate");
    const calls = planCalls(spec, surroundings.others);
    const graph = Object.fromEntries(Object.values(surroundings.others).map((other) => [other.name, other.calls]));
    const urls = Object.fromEntries(calls.map(({ variable, url }) => [variable, url]));
    const seconds = {
        interval: inSeconds(health.interval),
        timeout: inSeconds(health.timeout),
        startup: inSeconds(health.startup),
    };
    const exposure: ExposurePlan | undefined =
        spec.port === undefined || surroundings.rules.length === 0
            ? undefined
            : {
                  loadBalancer: surroundings.loadBalancer,
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
                  gracePeriodSeconds: seconds.startup + health.healthyThreshold * seconds.interval,
                  rules: surroundings.rules,
              };
    return {
        name: spec.name,
        capacity: spec.capacity,
        image: surroundings.image,
        architecture: surroundings.architecture === "arm64" ? "ARM64" : "X86_64",
        cpuUnits: inCpuUnits(spec.cpu),
        memoryMiB: inMiB(spec.memory),
        ...(spec.port !== undefined && { port: spec.port, discoveryName: discoveryNameOf(spec) }),
        calls,
        calledBy: spec.port === undefined ? [] : callersOf(graph, spec.name),
        startsAfter: startsAfter(graph, spec.name).filter((callee) => calls.some(({ service }) => service === callee)),
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
        environment: byKey({ ...urls, ...spec.environment }),
        secrets: byKey(spec.secrets),
        ...(spec.user !== undefined && { user: spec.user }),
        readonlyRootFilesystem: spec.readonlyRootFilesystem,
        sidecars: Object.entries(byKey(spec.sidecars)).map(([name, sidecar]) => planSidecar(name, sidecar)),
        dependsOn: byKey(spec.dependsOn),
        ...(spec.ephemeralStorage !== undefined && { ephemeralStorageGiB: inGiB(spec.ephemeralStorage) }),
        stopTimeoutSeconds: inSeconds(spec.stopTimeout),
        exec: surroundings.exec,
        logGroup: surroundings.logGroup,
        logRetentionDays: spec.logRetention === undefined ? surroundings.logRetentionDays : inDays(spec.logRetention),
        tags: surroundings.tags,
    };
}
