import { byKey } from "../../model/by-key";
import type { ServicePlan } from "../../model/plan/service";

/** What a container definition takes from resources. */
export interface ContainerSurroundings {
    readonly imageUri: string;
    readonly logGroup: string;
    readonly region: string;
    /** Where each secret is kept, by environment variable. */
    readonly secrets: Readonly<Record<string, string>>;
}

/**
 * The definition of a service's container, with every key in a fixed order, so that the same service gives the same text.
 * Where AWS fills in a default, it is written, so that a refresh finds no difference.
 */
export function containerDefinition(
    plan: ServicePlan,
    { imageUri, logGroup, region, secrets }: ContainerSurroundings,
): Record<string, unknown> {
    const { containerHealthCheck: check } = plan;
    return {
        name: plan.name,
        image: imageUri,
        essential: true,
        cpu: plan.cpuUnits,
        memory: plan.memoryMiB,
        environment: Object.entries(byKey(plan.environment)).map(([name, value]) => ({ name, value })),
        secrets: Object.entries(byKey(secrets)).map(([name, valueFrom]) => ({ name, valueFrom })),
        portMappings:
            plan.port === undefined
                ? []
                : [{ name: "http", containerPort: plan.port, hostPort: plan.port, protocol: "tcp" }],
        readonlyRootFilesystem: plan.readonlyRootFilesystem,
        ...(plan.user !== undefined && { user: plan.user }),
        linuxParameters: {
            // Passes signals on to the process and clears up after its children.
            initProcessEnabled: true,
            ...(plan.readonlyRootFilesystem && {
                tmpfs: [{ containerPath: "/tmp", size: temporaryMiB, mountOptions: ["noexec", "nosuid"] }],
            }),
        },
        stopTimeout: plan.stopTimeoutSeconds,
        ...(check && {
            healthCheck: {
                command: check.command,
                interval: check.intervalSeconds,
                timeout: check.timeoutSeconds,
                retries: check.retries,
                startPeriod: check.startPeriodSeconds,
            },
        }),
        logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": plan.name },
        },
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
    };
}

/** The size of a container's /tmp, in MiB: it is memory. */
const temporaryMiB = 64;
