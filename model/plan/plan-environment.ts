import { availabilityZones } from "../aws/availability-zones";
import type { PriceTable } from "../aws/prices";
import { byKey } from "../by-key";
import type { Configuration } from "../schema/configuration";
import type { ImagePlatform } from "../schema/images";
import { inDays } from "../schema/units";
import { planAlerts } from "./alerts";
import { planApiGateway } from "./api-gateway";
import { planCapacity, runsOnManaged, serviceArchitecture } from "./capacity/capacity";
import { planFits } from "./capacity/plan-fits";
import { daemonPlace } from "./daemon";
import { databaseTier } from "./database";
import { withHosts } from "./daemon-hosts";
import { planCost } from "./cost/plan-cost";
import { eventServices, planEvents, planPublishes } from "./events";
import { prioritiesTaken } from "./existing-load-balancer";
import { planFunction, type FunctionCode } from "./function";
import { isBuilt, planImage, type BuildContext } from "./image";
import { planLoadBalancer } from "./load-balancer";
import { environmentName, slug } from "./names";
import { planNetwork } from "./network";
import { planRollouts } from "./plan-rollouts";
import { planQueries } from "./queries";
import { planRules } from "./routes/rules";
import { defaultLoadBalancer } from "./routes/written-route";
import { planScaling } from "./scaling";
import { planService } from "./service";
import { planSpotInterruptions } from "./spot-interruptions";
import { planTls } from "./tls";
import { planPublishedTopics, planTopics } from "./topic";
import { fileSystemTier } from "./volume";

import type { Plan } from "./plan";
import { claimsOf } from "./routes/claims";

/** What a plan depends on beside the configuration. */
export interface PlanSurroundings {
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    /** The platform of the machine that builds images. */
    readonly hostPlatform: ImagePlatform;
    /** The build contexts of the services whose images are built here, by service. */
    readonly contexts: Readonly<Record<string, BuildContext>>;
    /** The code of the functions, by function. */
    readonly codes: Readonly<Record<string, FunctionCode>>;
    /** The names of the region's zones in this account, in order. @default - those of the table in model/aws */
    readonly zoneNames?: readonly string[];
    /** The prices of the region, or undefined where none are known. */
    readonly prices?: PriceTable;
}

/** How long logs are kept where the configuration does not say, in days. */
const defaultLogRetention = { production: 365, other: 14 } as const;

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
    const { environment, images } = configuration;
    const { project, stack, region, hostPlatform, contexts, codes, prices } = surroundings;
    const production = environment.class === "production";
    const protect = environment.protect ?? production;
    const logRetentionDays =
        environment.logRetention === undefined
            ? defaultLogRetention[production ? "production" : "other"]
            : inDays(environment.logRetention);
    const tags = { ...byKey(environment.tags), Project: project, Environment: stack, ManagedBy: "pulumi" };
    const name = environmentName(project, stack);
    const logGroup = (of: string) => `/${slug(project)}/${slug(stack)}/${of}`;
    const network = planNetwork(configuration.network, surroundings.zoneNames ?? availabilityZones(region), {
        production,
        logRetentionDays,
        queues: Object.values(configuration.services).some(
            ({ queue, sends }) => queue !== undefined || sends.length > 0,
        ),
        events: Object.values(configuration.services).some((service) => planPublishes(service).length > 0),
        topics: Object.values(configuration.services).some((service) => planPublishedTopics(service).length > 0),
        firehose: Object.values(configuration.services).some(({ logging }) => logging?.firelens.firehose !== undefined),
        tracing: Object.values(configuration.services).some(({ tracing }) => tracing !== undefined),
    });
    const loadBalancers = Object.entries({
        [defaultLoadBalancer]: configuration.loadBalancer,
        ...byKey(configuration.loadBalancers),
    }).map(([key, spec]) =>
        planLoadBalancer(key, spec, {
            name,
            protect,
            logRetentionDays,
            vpcCidr: network.cidr,
            actions: claimsOf(configuration, key).flatMap(({ action }) => action ?? []),
        }),
    );
    const apiGateway = planApiGateway(configuration.apiGateway, {
        loadBalancers,
        logGroup: logGroup("api"),
        logRetentionDays,
    });
    const rules = new Map(
        loadBalancers.map(({ key, existing }) => [
            key,
            planRules(claimsOf(configuration, key), prioritiesTaken(existing)),
        ]),
    );
    const capacity = planCapacity(configuration, { name, production, protect });
    const tls = planTls(configuration.discovery);
    const publishers = eventServices(configuration);
    const events = planEvents(name, publishers);
    const dnsNamespace = configuration.discovery.dnsNamespace ?? `${name}.internal`;
    // Container Insights is what counts a service's running tasks.
    const countsTasks = Object.values(configuration.services).some(({ scaling }) =>
        planScaling(scaling).targets.some(({ metric }) => metric === "BacklogPerTask"),
    );
    const containerInsights = environment.containerInsights ?? (production || countsTasks ? "enabled" : "disabled");
    const alerts = planAlerts(configuration.alerts, name);
    const planned = Object.values(configuration.services)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((service) => {
            const loadBalancer = service.loadBalancer ?? defaultLoadBalancer;
            const daemon = service.runs === "daemon" ? daemonPlace(service, configuration) : undefined;
            const architecture = serviceArchitecture(service, configuration);
            return planService(service, {
                image: planImage(service, { images, architecture, hostPlatform }, contexts[service.name]),
                architecture,
                ...(daemon && { daemon }),
                managedInstances: runsOnManaged(service, configuration),
                familyPrefix: `${slug(project)}-${slug(stack)}`,
                loadBalancer,
                rules: rules.get(loadBalancer)?.filter((rule) => rule.service === service.name) ?? [],
                others: configuration.services,
                publishers,
                environmentName: name,
                region,
                dnsNamespace,
                ...(tls && { tls }),
                existing: configuration.existing,
                production,
                files: { backup: production, tier: fileSystemTier(network) },
                pointInTimeRecovery: production,
                database: { production, tier: databaseTier(network) },
                exec: environment.exec,
                logGroup: logGroup(service.name),
                logRetentionDays,
                ...(alerts && { alarms: { environment: name, containerInsights } }),
                tags: { ...tags, Service: service.name },
            });
        });
    const functions = Object.values(configuration.functions)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((spec) =>
            planFunction(spec, {
                code: codes[spec.name] ?? { path: "", hash: "" },
                environmentName: name,
                region,
                publishers,
                pointInTimeRecovery: production,
                logGroup: logGroup(spec.name),
                logRetentionDays,
                told: alerts !== undefined,
                tags: { ...tags, Service: spec.name },
            }),
        );
    const fits = planFits(capacity.groups, network.zones, planned);
    const services = planned.map((service) => withHosts(service, fits));
    const spotInterruptions = configuration.observability.dashboard
        ? planSpotInterruptions(name, capacity, services, logRetentionDays)
        : undefined;
    const decided = {
        name,
        project,
        stack,
        region,
        class: environment.class,
        protect,
        tags,
        network,
        cluster: {
            containerInsights,
            exec: environment.exec,
            execLogGroup: logGroup("exec"),
            logRetentionDays,
        },
        capacity,
        loadBalancers,
        ...(apiGateway && { apiGateway }),
        ...(services.some(({ dns }) => dns !== undefined) && { dnsNamespace }),
        ...(events && { events }),
        topics: planTopics(name, publishers),
        ...(tls && { tls }),
        services,
        functions,
        ...(alerts && { alerts }),
        dashboard: configuration.observability.dashboard,
        ...(spotInterruptions && { spotInterruptions }),
        queries: planQueries(configuration.observability, [...services, ...functions], name),
    } as const;
    return {
        ...decided,
        fits,
        rollouts: planRollouts(capacity.groups, network.zones, services, fits),
        cost: planCost({ ...decided, fits }, configuration.cost, images.keep, prices),
    };
}
