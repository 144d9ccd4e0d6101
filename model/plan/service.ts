import { byKey } from "../by-key";
import type { ExistingSpec } from "../schema/existing";
import type { ServiceSpec } from "../schema/service";
import { inDays, inGiB, inSeconds } from "../schema/units";
import { isWatched, planServiceAlarms, type AlarmSurroundings, type ServiceAlarmsPlan } from "./alarms/service-alarms";
import { runsOnFargate, strategyOf, type Strategy } from "./capacity/strategy";
import { startsAfter } from "./call-graph";
import { planCache, type CachePlan } from "./cache";
import { calledBy, discoveryNameOf, planCalls, startGraph, type CallPlan } from "./calls";
import { leastPercent, mostPercent, planDeployment, type DeploymentPlan } from "./deployment";
import { daemonPlacement, type DaemonPlace } from "./daemon";
import type { ContainerDependencies, ContainerHealthCheckPlan } from "./container";
import { planDatabase, type DatabasePlan, type DatabaseSurroundings } from "./database";
import { planBlockVolume, type BlockVolumePlan } from "./block-volume";
import { planContainerOptions, type ContainerOptionsPlan } from "./container-options";
import { inServiceConnect, planDns, type DnsPlan } from "./dns";
import {
    carriersOf,
    eventDeadLetterName,
    planPublishes,
    planSubscriptions,
    type EventServices,
    type SubscriptionPlan,
} from "./events";
import { planExistingLinks, type DatabaseLinkPlan, type EventBusLinkPlan } from "./existing-links";
import { planExposure, type ExposurePlan, type ExposureSurroundings } from "./exposure";
import type { ImagePlan } from "./image";
import { planJobs, scheduleDeadLetterName, type JobPlan } from "./job";
import { planLogDestination, planLogRouter, type LogDestination } from "./logging";
import { planPermissions, type PermissionPlan } from "./permission";
import { canRebalanceZones, planPlacement, type PlacementPlan } from "./placement";
import { planProxy } from "./proxy";
import { planQueue, planSends, type QueuePlan, type SendPlan } from "./queue";
import { noTasks, planScaling, type ScalingPlan } from "./scaling";
import { planSidecar, type SidecarPlan } from "./sidecar";
import { planTable, type TablePlan } from "./table";
import { tlsPort, type TlsPlan } from "./tls";
import { planTaskSize, type TaskSize } from "./task-size";
import { planPublishedTopics, type PublishedTopicPlan } from "./topic";
import { planCollector } from "./tracing";
import { planVolumes, type VolumePlan, type VolumeSurroundings } from "./volume";

/** A service as it will be built. */
export interface ServicePlan extends ContainerOptionsPlan {
    readonly name: string;
    /** Where its tasks run: the capacity providers, with what each has of them. */
    readonly capacity: Strategy;
    /** Whether it has to keep its tasks, and so stays off Spot. */
    readonly critical: boolean;
    /** What the task definition is for, which follows from the capacity. */
    readonly compatibility: "EC2" | "FARGATE" | "MANAGED_INSTANCES";
    /** Whether its tasks are kept running, one on each instance or as many as its scaling says, or nothing but its jobs runs. */
    readonly runs: ServiceSpec["runs"];
    /** The family of its task definition. */
    readonly family: string;
    /** In the order of their names. */
    readonly jobs: readonly JobPlan[];
    /** The queue for what EventBridge Scheduler could not start, where a job has a schedule. */
    readonly scheduleDeadLetterName?: string;
    readonly image: ImagePlan;
    readonly architecture: "X86_64" | "ARM64";
    /** CPU units that a task reserves; 1,024 are one vCPU. The proxy's are among them. */
    readonly cpuUnits: number;
    /** The memory of a task, the proxy's included. */
    readonly memoryMiB: number;
    /** GPUs that a task has to itself. */
    readonly gpus?: number;
    /** What the task has for the proxy of Service Connect, if it takes part in it. */
    readonly proxy?: TaskSize;
    readonly port?: number;
    /** The host name under which other services call it, if it has a port. */
    readonly discoveryName?: string;
    /** How other services find it by DNS; without it, they call through Service Connect. */
    readonly dns?: DnsPlan;
    /** How the calls of others to it are encrypted, if they are. */
    readonly tls?: TlsPlan;
    /** The services that it calls, in the order of their names. */
    readonly calls: readonly CallPlan[];
    /** The services that call it, in the order of their names. */
    readonly calledBy: readonly string[];
    /** The services that must run before it: those that it calls, and that lead back to it by no call and no weight of theirs. */
    readonly startsAfter: readonly string[];
    /** The queue that its tasks take work from, if it has one. */
    readonly queue?: QueuePlan;
    /** The cache that it has to itself, if it has one. */
    readonly cache?: CachePlan;
    /** The queues that it sends to, in the order of their services' names. */
    readonly sends: readonly SendPlan[];
    /** The DynamoDB table that is its own, if it has one. */
    readonly table?: TablePlan;
    /** The events that it puts on the environment's bus, in the order of their names. */
    readonly publishes: readonly string[];
    /** The topics that it publishes other events to, in the order of the events. */
    readonly topics: readonly PublishedTopicPlan[];
    /** The events that it gets in its queue, in the order of their names. */
    readonly subscribes: readonly SubscriptionPlan[];
    /** The queue for events that could not be delivered to its own, where it gets any. */
    readonly eventDeadLetterName?: string;
    /** How the ALB reaches it, or undefined for a service without routes. */
    readonly exposure?: ExposurePlan;
    readonly containerHealthCheck?: ContainerHealthCheckPlan;
    /** How long a new task may take before bad health checks count. */
    readonly startupSeconds: number;
    readonly placement: PlacementPlan;
    readonly zoneRebalancing: boolean;
    readonly scaling: ScalingPlan;
    /** How many of the tasks stay up, and how many may run, while it is deployed. */
    readonly minimumHealthyPercent: number;
    readonly maximumPercent: number;
    readonly deployment: DeploymentPlan;
    /** The version of its contract, as others require it. */
    readonly version?: string;
    /** The versions of others that it needs, by service: ranges such as `>=2.1`. */
    readonly requires: Readonly<Record<string, string>>;
    /** The configured variables, and one for each call. */
    readonly environment: Readonly<Record<string, string>>;
    /** Environment variables from Secrets Manager or SSM: an ARN, or a parameter's name. */
    readonly secrets: Readonly<Record<string, string>>;
    /** The KMS keys that the secrets of all its containers are encrypted with, where they are not AWS's own. */
    readonly secretKeys: readonly string[];
    readonly user?: string;
    readonly readonlyRootFilesystem: boolean;
    /** The database of its own, if it has one. */
    readonly database?: DatabasePlan;
    /** The databases that are already there and that it reaches, in the order of their names. */
    readonly databases: readonly DatabaseLinkPlan[];
    /** The event buses that are already there and that it puts events on, in the order of their names. */
    readonly eventBuses: readonly EventBusLinkPlan[];
    /** What it may do beside what its links give. */
    readonly permissions: readonly PermissionPlan[];
    /** The ARNs of roles that are already there, and used in the place of its own. */
    readonly roles?: { readonly task?: string; readonly execution?: string };
    /** In the order of their names. */
    readonly volumes: readonly VolumePlan[];
    /** The volume of EBS that each of its tasks has, if they have one. */
    readonly blockVolume?: BlockVolumePlan;
    /** In the order of their names. */
    readonly sidecars: readonly SidecarPlan[];
    readonly dependsOn: ContainerDependencies;
    /** The disk of a task on Fargate, where it is not the one that is included. */
    readonly ephemeralStorageGiB?: number;
    readonly stopTimeoutSeconds: number;
    readonly exec: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    /** Where its log router, one of its sidecars, sends its logs on to, or undefined where they are in the log group. */
    readonly logDestination?: LogDestination;
    /** Where its spans go, by the collector among its sidecars, or undefined where they go nowhere. */
    readonly tracing?: "xray";
    /** What those who are named in `alerts` are told of it, or undefined where nobody is. */
    readonly alarms?: ServiceAlarmsPlan;
    readonly tags: Readonly<Record<string, string>>;
}

/** ECS allows a container's health check a start period of up to 300 s. Source: HealthCheck, ECS API reference. */
const longestStartPeriodSeconds = 300;

/** What a service's plan depends on beside its own configuration. */
export interface ServiceSurroundings extends ExposureSurroundings {
    readonly image: ImagePlan;
    readonly architecture: "x86_64" | "arm64";
    /** Whether its tasks run on instances that ECS manages. */
    readonly managedInstances: boolean;
    /** What the names of the environment's resources begin with. */
    readonly environmentName: string;
    readonly region: string;
    /** What the families of the environment's task definitions begin with. */
    readonly familyPrefix: string;
    /** All services, by name. */
    readonly others: Readonly<Record<string, ServiceSpec>>;
    /** All that publish events, by name. */
    readonly publishers: EventServices;
    /** The private DNS zone of the services that are found by DNS. */
    readonly dnsNamespace: string;
    /** How calls are encrypted, if they are. */
    readonly tls?: TlsPlan;
    /** What is already there. */
    readonly existing: ExistingSpec;
    readonly files: VolumeSurroundings;
    /** Whether tables can be restored where the configuration does not say. */
    readonly pointInTimeRecovery: boolean;
    /** Whether the environment is of class production. */
    readonly production: boolean;
    readonly database: Pick<DatabaseSurroundings, "production" | "tier">;
    readonly exec: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    /** Where its tasks run, if each instance runs one. */
    readonly daemon?: DaemonPlace;
    /** Undefined where nobody is told. */
    readonly alarms?: AlarmSurroundings;
    readonly tags: Readonly<Record<string, string>>;
}

/** The check that the container's host makes, if there is a command for it. */
const planContainerHealthCheck = ({ health }: ServiceSpec): ContainerHealthCheckPlan | undefined =>
    health.command && {
        command: health.command,
        intervalSeconds: inSeconds(health.interval),
        timeoutSeconds: inSeconds(health.timeout),
        retries: health.unhealthyThreshold,
        startPeriodSeconds: Math.min(inSeconds(health.startup), longestStartPeriodSeconds),
    };

/** Plans a service: sizes, placement, scaling, health and how it is reached. */
export function planService(spec: ServiceSpec, surroundings: ServiceSurroundings): ServicePlan {
    const { daemon } = surroundings;
    const capacity = daemon?.capacity ?? strategyOf(spec.capacity);
    const onFargate = runsOnFargate(capacity);
    const { managedInstances } = surroundings;
    const chosen = onFargate
        ? "fargate"
        : managedInstances
          ? "managed-instances"
          : (spec.placement ?? "az-balanced-spread");
    const placement = daemon === undefined ? planPlacement(chosen) : daemonPlacement(spec, daemon);
    const calls = planCalls(spec, surroundings.others, surroundings.dnsNamespace, surroundings.tls && tlsPort);
    const graph = startGraph(surroundings.others);
    const urls = Object.fromEntries(calls.map(({ variable, url }) => [variable, url]));
    const links = planExistingLinks(spec, surroundings.existing);
    const exposure = planExposure(spec, surroundings);
    const containerHealthCheck = planContainerHealthCheck(spec);
    const jobs = planJobs(spec);
    const queue = planQueue(spec, surroundings.environmentName);
    const table = planTable(spec, {
        name: surroundings.environmentName,
        pointInTimeRecovery: surroundings.pointInTimeRecovery,
    });
    const subscribes = planSubscriptions(spec, surroundings.publishers, surroundings.environmentName);
    const cache = planCache(spec, {
        production: surroundings.production,
        environmentName: surroundings.environmentName,
        tier: surroundings.files.tier,
    });
    const logRetentionDays =
        spec.logRetention === undefined ? surroundings.logRetentionDays : inDays(spec.logRetention);
    const database = planDatabase(spec, { ...surroundings, ...surroundings.database, logRetentionDays });
    const stores = { ...(database && { database }), ...(cache && { cache }), ...(table && { table }) };
    const dns = planDns(spec, surroundings.dnsNamespace);
    const blockVolume = planBlockVolume(spec);
    const logDestination = planLogDestination(spec);
    const router = planLogRouter(spec);
    const collector = planCollector(spec.tracing);
    const proxy = planProxy(spec, surroundings.others);
    return {
        name: spec.name,
        capacity,
        critical: spec.critical,
        compatibility: onFargate ? "FARGATE" : managedInstances ? "MANAGED_INSTANCES" : "EC2",
        runs: spec.runs,
        family: `${surroundings.familyPrefix}-${spec.name}`,
        jobs,
        ...(jobs.some(({ schedule }) => schedule !== undefined) && {
            scheduleDeadLetterName: scheduleDeadLetterName(surroundings.environmentName, spec.name),
        }),
        image: surroundings.image,
        architecture: surroundings.architecture === "arm64" ? "ARM64" : "X86_64",
        ...planTaskSize(spec, proxy),
        ...(spec.gpus !== undefined && { gpus: spec.gpus }),
        ...(proxy && { proxy }),
        ...(spec.port !== undefined && { port: spec.port, discoveryName: discoveryNameOf(spec) }),
        ...(dns && { dns }),
        ...(surroundings.tls && proxy && inServiceConnect(dns) && { tls: surroundings.tls }),
        calls,
        calledBy: calledBy(spec, surroundings.others),
        startsAfter: startsAfter(graph, spec.name).filter((callee) => calls.some(({ service }) => service === callee)),
        ...(queue && { queue }),
        ...(cache && { cache }),
        sends: planSends(spec, surroundings.others),
        ...(table && { table }),
        publishes: planPublishes(spec),
        topics: planPublishedTopics(spec),
        subscribes,
        ...(subscribes.length > 0 && {
            eventDeadLetterName: eventDeadLetterName(surroundings.environmentName, spec.name),
        }),
        ...(exposure && { exposure }),
        ...(containerHealthCheck && { containerHealthCheck }),
        startupSeconds: inSeconds(spec.health.startup),
        placement,
        zoneRebalancing: spec.runs !== "daemon" && canRebalanceZones(placement, mostPercent(spec)),
        scaling: spec.runs === "service" ? planScaling(spec.scaling) : noTasks(spec.scaling),
        minimumHealthyPercent: leastPercent(spec),
        maximumPercent: mostPercent(spec),
        deployment: planDeployment(spec, surroundings.environmentName),
        ...(spec.version !== undefined && { version: spec.version }),
        requires: byKey(spec.requires),
        environment: byKey({ ...urls, ...links.environment, ...spec.environment }),
        secrets: byKey({ ...links.secrets, ...spec.secrets }),
        secretKeys: spec.secretKeys,
        ...(spec.user !== undefined && { user: spec.user }),
        readonlyRootFilesystem: spec.readonlyRootFilesystem,
        ...(database && { database }),
        databases: links.databases,
        eventBuses: links.eventBuses,
        permissions: planPermissions(spec.permissions, surroundings.region),
        ...(spec.roles && { roles: spec.roles }),
        ...planContainerOptions(spec),
        volumes: planVolumes(spec, surroundings.files),
        ...(blockVolume && { blockVolume }),
        sidecars: [
            ...Object.entries(byKey(spec.sidecars)).map(([name, sidecar]) => planSidecar(name, sidecar)),
            ...(router ? [router] : []),
            ...(collector ? [collector] : []),
        ],
        dependsOn: byKey(spec.dependsOn),
        ...(spec.ephemeralStorage !== undefined && { ephemeralStorageGiB: inGiB(spec.ephemeralStorage) }),
        stopTimeoutSeconds: inSeconds(spec.stopTimeout),
        exec: surroundings.exec,
        logGroup: surroundings.logGroup,
        ...(logDestination && { logDestination }),
        logRetentionDays,
        ...(collector && { tracing: "xray" }),
        ...(surroundings.alarms &&
            isWatched(spec, stores) && {
                alarms: planServiceAlarms(
                    spec,
                    exposure !== undefined,
                    stores,
                    surroundings.alarms,
                    carriersOf(subscribes),
                ),
            }),
        tags: surroundings.tags,
    };
}
