import { byKey } from "../by-key";
import type { SidecarSpec } from "../schema/sidecar";
import { inCpuUnits, inMiB, inSeconds } from "../schema/units";
import type { ContainerDependencies, ContainerHealthCheckPlan } from "./container";
import { planContainerOptions, type ContainerOptionsPlan } from "./container-options";
import { givenImage } from "./image";

/** A further container in each task of a service. */
export interface SidecarPlan extends ContainerOptionsPlan {
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

/** A sidecar that the platform puts beside a service's container for an option of the service. */
export interface PlatformSidecar {
    readonly name: string;
    readonly image: string;
    readonly memory: SidecarSpec["memory"];
    /** Whether the task ends with it. */
    readonly essential: boolean;
    readonly secrets?: Readonly<Record<string, string>>;
}

/** Plans a sidecar of the platform's own: it writes to nothing but /tmp, and is given nothing else. */
export function planPlatformSidecar({ name, image, memory, essential, secrets = {} }: PlatformSidecar): SidecarPlan {
    const { repositoryArn } = givenImage(image);
    return {
        name,
        image,
        ...(repositoryArn !== undefined && { repositoryArn }),
        memoryMiB: inMiB(memory),
        essential,
        environment: {},
        secrets,
        readonlyRootFilesystem: true,
        ...planContainerOptions({
            environmentFiles: [],
            scratch: [],
            ulimits: {},
            capabilities: undefined,
            readonlyRootFilesystem: true,
        }),
        dependsOn: {},
    };
}

/** Plans a sidecar, as it is configured. */
export function planSidecar(name: string, spec: SidecarSpec): SidecarPlan {
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
        ...planContainerOptions(spec),
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
