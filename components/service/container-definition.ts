import type * as pulumi from "@pulumi/pulumi";
import { byKey } from "../../model/by-key";
import type { ContainerDependencies, ContainerHealthCheckPlan } from "../../model/plan/container";
import type { ContainerOptionsPlan } from "../../model/plan/container-options";
import { ownShare } from "../../model/plan/container-share";
import { logRouterName, type LogDestination } from "../../model/plan/logging";
import { inServiceConnect } from "../../model/plan/dns";
import type { JobPlan } from "../../model/plan/job";
import { outputOptions } from "./log-routing";
import { collectorConfiguration, collectorName, tracingVariables } from "../../model/plan/tracing";
import type { ServicePlan } from "../../model/plan/service";
import type { VolumePlan } from "../../model/plan/volume";

/** Where each secret is kept, by environment variable. */
export type SecretLocations = Readonly<Record<string, string>>;

/** What container definitions take from resources. */
export interface ContainerSurroundings {
    /** The image of the service's own container. */
    readonly imageUri: string;
    readonly logGroup: string;
    readonly region: string;
    /** Environment variables of the service's own container that come from resources. */
    readonly variables: Readonly<Record<string, string>>;
    /** The secrets of each container, by its name. */
    readonly secrets: Readonly<Record<string, SecretLocations>>;
}

/** The name of the service's port, by which Service Connect finds it. */
export const portName = "http";

/** What both kinds of containers have. */
interface Container extends ContainerOptionsPlan {
    readonly name: string;
    readonly image: string;
    readonly essential: boolean;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    readonly gpus?: number;
    readonly portMappings: readonly object[];
    readonly command?: readonly string[] | undefined;
    readonly environment: Readonly<Record<string, string>>;
    readonly readonlyRootFilesystem: boolean;
    readonly user?: string | undefined;
    readonly stopTimeoutSeconds?: number;
    readonly healthCheck?: ContainerHealthCheckPlan | undefined;
    readonly dependsOn: ContainerDependencies;
    readonly volumes?: readonly Mount[];
    readonly blockVolume?: Mount | undefined;
}

/** A volume at its place in a container. */
type Mount = Pick<VolumePlan, "name" | "path" | "readOnly">;

/**
 * The definitions of a task's containers: the service's own, and then its sidecars. Every key is in a fixed order, so that
 * the same service gives the same text. Where AWS fills in a default, it is written, so that a refresh finds no difference.
 */
export function containerDefinitions(
    plan: ServicePlan,
    surroundings: ContainerSurroundings,
): Record<string, unknown>[] {
    const own: Container = {
        ...plan,
        ...ownShare(plan),
        image: surroundings.imageUri,
        environment: {
            ...(plan.tracing !== undefined && tracingVariables(plan.name)),
            ...plan.environment,
            ...surroundings.variables,
        },
        essential: true,
        healthCheck: plan.containerHealthCheck,
        portMappings: portMappings(plan.port, {
            name: portName,
            // It can't be changed once a service is called, so it is there from the first call on.
            ...(plan.calledBy.length > 0 && inServiceConnect(plan.dns) && { appProtocol: "http" }),
        }),
    };
    const sidecars = plan.sidecars.map((sidecar): Container => ({
        ...sidecar,
        ...(sidecar.name === collectorName &&
            plan.tracing !== undefined && {
                environment: { AOT_CONFIG_CONTENT: configurationOfCollector(plan, surroundings) },
            }),
        cpuUnits: sidecar.cpuUnits ?? 0,
        portMappings: portMappings(sidecar.port, {}),
    }));
    return [own, ...sidecars].map((container) => {
        const defined = definition(container, surroundings);
        if (plan.logDestination === undefined) return defined;
        // ECS starts the router before the others, and stops it after them.
        return container.name === logRouterName
            ? { ...defined, secrets: [], firelensConfiguration }
            : { ...defined, logConfiguration: routedLogs(plan.logDestination, surroundings) };
    });
}

/** The namespace of a service's metrics is its family, which no other environment has. */
const configurationOfCollector = ({ family }: ServicePlan, { region, logGroup }: ContainerSurroundings): string =>
    collectorConfiguration({ region, logGroup, namespace: family });

/** The definition of a job's one container: the service's own with another command, to which nothing listens. */
export function jobContainerDefinitions(
    plan: ServicePlan,
    { name, command }: JobPlan,
    surroundings: ContainerSurroundings,
): Record<string, unknown>[] {
    const container: Container = {
        ...plan,
        ...ownShare({ ...plan, sidecars: [] }),
        name,
        image: surroundings.imageUri,
        command,
        environment: { ...plan.environment, ...surroundings.variables },
        essential: true,
        portMappings: [],
        // ECS attaches it to tasks of the service alone.
        blockVolume: undefined,
        dependsOn: {},
    };
    const secrets = { [name]: surroundings.secrets[plan.name] ?? {} };
    return [definition(container, { ...surroundings, secrets })];
}

/** Fluent Bit adds to each line which task and container it is of. */
const firelensConfiguration = { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } } as const;

/** How a container's output gets to the log router, and from there on. */
const routedLogs = (destination: LogDestination, { region, secrets }: ContainerSurroundings) => ({
    logDriver: "awsfirelens",
    options: outputOptions(destination, region),
    ...(destination.kind === "http" && {
        secretOptions: Object.entries(secrets[logRouterName] ?? {}).map(([name, valueFrom]) => ({ name, valueFrom })),
    }),
});

/** In awsvpc mode, the host's port is the container's. */
const portMappings = (port: number | undefined, named: { readonly name?: string; readonly appProtocol?: string }) =>
    port === undefined ? [] : [{ ...named, containerPort: port, hostPort: port, protocol: "tcp" }];

function definition(
    container: Container,
    { logGroup, region, secrets }: ContainerSurroundings,
): Record<string, unknown> {
    const { name, command, user, stopTimeoutSeconds, capabilities, healthCheck: check } = container;
    const dependsOn = Object.entries(byKey(container.dependsOn));
    return {
        name,
        image: container.image,
        essential: container.essential,
        cpu: container.cpuUnits,
        memory: container.memoryMiB,
        ...(container.gpus !== undefined && {
            resourceRequirements: [{ type: "GPU", value: String(container.gpus) }],
        }),
        ...(command && { command }),
        environment: Object.entries(byKey(container.environment)).map(([key, value]) => ({ name: key, value })),
        ...(container.environmentFiles.length > 0 && {
            environmentFiles: container.environmentFiles.map((value) => ({ value, type: "s3" })),
        }),
        secrets: Object.entries(byKey(secrets[name] ?? {})).map(([key, valueFrom]) => ({ name: key, valueFrom })),
        portMappings: container.portMappings,
        readonlyRootFilesystem: container.readonlyRootFilesystem,
        ...(user !== undefined && { user }),
        linuxParameters: {
            // Passes signals on to the process and clears up after its children.
            initProcessEnabled: true,
            ...(capabilities && { capabilities: nonEmpty(capabilities) }),
            // Fargate takes it too, since January 2026 (aws/containers-roadmap#736). A volume would be root's alone.
            ...(container.scratch.length > 0 && {
                tmpfs: container.scratch.map(({ path, sizeMiB }) => ({
                    containerPath: path,
                    size: sizeMiB,
                    mountOptions: ["noexec", "nosuid"],
                })),
            }),
        },
        ...(container.ulimits.length > 0 && { ulimits: container.ulimits }),
        ...(stopTimeoutSeconds !== undefined && { stopTimeout: stopTimeoutSeconds }),
        ...(check && {
            healthCheck: {
                command: check.command,
                interval: check.intervalSeconds,
                timeout: check.timeoutSeconds,
                retries: check.retries,
                startPeriod: check.startPeriodSeconds,
            },
        }),
        ...(dependsOn.length > 0 && {
            dependsOn: dependsOn.map(([containerName, condition]) => ({ containerName, condition })),
        }),
        logConfiguration: {
            logDriver: "awslogs",
            options: logOptions(logGroup, region, name),
        },
        mountPoints: [...(container.volumes ?? []), ...(container.blockVolume ? [container.blockVolume] : [])].map(
            (volume) => ({
                sourceVolume: volume.name,
                containerPath: volume.path,
                readOnly: volume.readOnly,
            }),
        ),
        volumesFrom: [],
        systemControls: [],
    };
}

/** AWS gives back no list that is empty. */
const nonEmpty = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0));

/** Where a container's output goes: a stream for each container of each task. */
export const logOptions = (
    logGroup: pulumi.Input<string>,
    region: string,
    container: string,
): Record<string, pulumi.Input<string>> => ({
    "awslogs-group": logGroup,
    "awslogs-region": region,
    "awslogs-stream-prefix": container,
});
