import { byKey } from "../by-key";
import type { Configuration } from "../schema/configuration";
import type { EnvironmentClass } from "../schema/environment";
import type { ImagePlatform } from "../schema/images";
import { inDays, inSeconds } from "../schema/units";
import { architectureOf, planCapacity, type CapacityPlan } from "./capacity";
import { isBuilt, planImage, type BuildContext } from "./image";
import { environmentName, slug } from "./names";
import { planNetwork, type NetworkPlan } from "./network";
import { conditionOf } from "./routes/condition";
import { planRules, type Claim } from "./routes/rules";
import { planService, type ServicePlan } from "./service";

/** The cluster as it will be built. */
export interface ClusterPlan {
    readonly containerInsights: "disabled" | "enabled" | "enhanced";
    readonly exec: boolean;
    readonly execLogGroup: string;
    readonly logRetentionDays: number;
}

/** The load balancer as it will be built. */
export interface LoadBalancerPlan {
    readonly certificateArn?: string;
    readonly sslPolicy: string;
    readonly allowedCidrs: readonly string[];
    readonly idleTimeoutSeconds: number;
    readonly accessLogs?: { readonly bucket?: string; readonly prefix?: string; readonly retentionDays: number };
    readonly deletionProtection: boolean;
}

/** Everything that is decided about an environment, as plain data: what the components declare. */
export interface Plan {
    /** What the shared resources' names begin with: the project and the stack. */
    readonly name: string;
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    readonly class: EnvironmentClass;
    /** Whether what holds data, and the load balancer, refuse to be deleted. */
    readonly protect: boolean;
    readonly tags: Readonly<Record<string, string>>;
    readonly network: NetworkPlan;
    readonly cluster: ClusterPlan;
    readonly capacity: CapacityPlan;
    readonly loadBalancer: LoadBalancerPlan;
    /** In the order of their names. */
    readonly services: readonly ServicePlan[];
}

/** What a plan depends on beside the configuration. */
export interface PlanSurroundings {
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    /** The platform of the machine that builds images. */
    readonly hostPlatform: ImagePlatform;
    /** The build contexts of the services whose images are built here, by service. */
    readonly contexts: Readonly<Record<string, BuildContext>>;
}

const days = { production: 365, other: 14 } as const;

/** All routes of all services. */
export function claimsOf(configuration: Configuration): Claim[] {
    return Object.values(configuration.services).flatMap((service) =>
        (service.routes ?? []).map((route) => ({ service: service.name, condition: conditionOf(route) })),
    );
}

/** The services whose images are built here, and so need a build context. */
export function builtServices(configuration: Configuration): string[] {
    return Object.values(configuration.services)
        .filter((service) => isBuilt(service, configuration.images))
        .map((service) => service.name);
}

/**
 * Decides everything about an environment. The same input gives the same plan, byte for byte.
 * @throws RangeError if the configuration has problems that the checks would have found
 */
export function planEnvironment(configuration: Configuration, surroundings: PlanSurroundings): Plan {
    const { environment, images, loadBalancer } = configuration;
    const { project, stack, region, hostPlatform, contexts } = surroundings;
    const production = environment.class === "production";
    const protect = environment.protect ?? production;
    const logRetentionDays =
        environment.logRetention === undefined
            ? days[production ? "production" : "other"]
            : inDays(environment.logRetention);
    const tags = { ...byKey(environment.tags), Project: project, Environment: stack, ManagedBy: "pulumi" };
    const architecture = architectureOf(configuration.capacity);
    const rules = planRules(claimsOf(configuration));
    const logGroup = (name: string) => `/${slug(project)}/${slug(stack)}/${name}`;
    return {
        name: environmentName(project, stack),
        project,
        stack,
        region,
        class: environment.class,
        protect,
        tags,
        network: planNetwork(configuration.network, region, { production, logRetentionDays }),
        cluster: {
            containerInsights: environment.containerInsights ?? (production ? "enabled" : "disabled"),
            exec: environment.exec,
            execLogGroup: logGroup("exec"),
            logRetentionDays,
        },
        capacity: planCapacity(configuration.capacity, { production, protect }),
        loadBalancer: {
            ...(loadBalancer.certificateArn !== undefined && { certificateArn: loadBalancer.certificateArn }),
            sslPolicy: loadBalancer.sslPolicy,
            allowedCidrs: loadBalancer.allowedCidrs,
            idleTimeoutSeconds: inSeconds(loadBalancer.idleTimeout),
            ...(loadBalancer.accessLogs && {
                accessLogs: {
                    ...(loadBalancer.accessLogs.bucket !== undefined && { bucket: loadBalancer.accessLogs.bucket }),
                    ...(loadBalancer.accessLogs.prefix !== undefined && { prefix: loadBalancer.accessLogs.prefix }),
                    retentionDays: inDays(loadBalancer.accessLogs.retention),
                },
            }),
            deletionProtection: loadBalancer.deletionProtection ?? protect,
        },
        services: Object.values(configuration.services)
            .sort((a, b) => (a.name < b.name ? -1 : 1))
            .map((service) =>
                planService(service, {
                    image: planImage(service, { images, architecture, hostPlatform }, contexts[service.name]),
                    architecture,
                    rules: rules.filter((rule) => rule.service === service.name),
                    exec: environment.exec,
                    logGroup: logGroup(service.name),
                    logRetentionDays,
                    tags: { ...tags, Service: service.name },
                }),
            ),
    };
}
