import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import type * as iam from "@pulumi/aws/iam";
import type * as servicediscovery from "@pulumi/aws/servicediscovery";
import * as pulumi from "@pulumi/pulumi";
import { slug } from "../model/plan/names";
import type { Plan } from "../model/plan/plan";
import { defaultLoadBalancer } from "../model/plan/routes/written-route";
import { Cluster, type ClusterArgs } from "./compute/cluster";
import { declareCapacity, type CapacityTransforms } from "./compute/capacity";
import { declareCaches, type CacheTransforms } from "./data/caches";
import { declareDatabases, type DatabaseTransforms } from "./data/databases";
import { declareFileSystems, type FileSystemTransforms } from "./data/file-systems";
import { declareTables, type TableTransforms } from "./data/tables";
import { stepsChecked } from "./deployed";
import { declareDnsNamespace } from "./discovery/dns-namespace";
import { declareTlsRole } from "./discovery/tls-role";
import type { FunctionSummary, FunctionTransforms } from "./functions/lambda-function";
import { declareFunctions } from "./functions/lambda-functions";
import { declareImages, type ImageTransforms } from "./images/service-images";
import type { EventTopicsArgs } from "./messaging/event-topics";
import { declareEventBus, declareSubscriptions, declareTopics, type SubscriptionTransforms } from "./messaging/events";
import { declareQueues, type QueueTransforms } from "./messaging/work-queues";
import { existingNetwork } from "./network/existing-network";
import { Network, type NetworkArgs } from "./network/network";
import { Alerts, type AlertsArgs } from "./observability/alerts";
import type { ServiceAlarmTransforms } from "./observability/service-alarms";
import { declareDashboard, type DashboardArgs } from "./observability/dashboard";
import { SpotInterruptions, type SpotInterruptionsArgs } from "./observability/spot-interruptions";
import { declareSavedQueries } from "./observability/saved-queries";
import { declareServiceAlarms, metricSources } from "./observability/services-alarms";
import { ApiGateway, type ApiGatewayArgs } from "./routing/api-gateway";
import type { LoadBalancerArgs } from "./routing/load-balancer";
import { declareLoadBalancers } from "./routing/load-balancers";
import type { ServiceTransforms } from "./service/service-args";
import { summaryOf, type ServiceSummary } from "./service/service-summary";
import { declareServices } from "./service/services";
import type { Transform } from "./transform";

/** Changes to the arguments of any child, for what the configuration does not name. */
export interface PlatformTransforms extends ImageTransforms, CapacityTransforms {
    readonly network?: NetworkArgs["transform"];
    readonly cluster?: ClusterArgs["transform"];
    readonly loadBalancer?: LoadBalancerArgs["transform"];
    readonly apiGateway?: ApiGatewayArgs["transform"];
    readonly tlsRole?: Transform<iam.RoleArgs>;
    readonly dnsNamespace?: Transform<servicediscovery.PrivateDnsNamespaceArgs>;
    /** By the service or function that a queue is of. */
    readonly queues?: QueueTransforms;
    /** By the service or function that a table is of. */
    readonly tables?: TableTransforms;
    readonly eventBus?: Transform<cloudwatch.EventBusArgs>;
    readonly topics?: EventTopicsArgs["transform"];
    /** By the service or function that subscribes. */
    readonly subscriptions?: SubscriptionTransforms;
    /** By the service that a cache is of. */
    readonly caches?: CacheTransforms;
    /** By the service that a database is of. */
    readonly databases?: DatabaseTransforms;
    /** By the service and volume that a file system is of: `order.uploads`. */
    readonly fileSystems?: FileSystemTransforms;
    readonly alerts?: AlertsArgs["transform"];
    /** Of every service and function. */
    readonly alarms?: ServiceAlarmTransforms;
    readonly dashboard?: DashboardArgs["transform"];
    readonly spotInterruptions?: SpotInterruptionsArgs["transform"];
    readonly savedQuery?: Transform<cloudwatch.QueryDefinitionArgs>;
    /** By service. */
    readonly services?: Readonly<Record<string, ServiceTransforms>>;
    /** By function. */
    readonly functions?: Readonly<Record<string, FunctionTransforms>>;
}

/** The arguments of a {@link Platform}. */
export interface PlatformArgs {
    /** What {@link loadPlan} decided. */
    readonly plan: Plan;
    /** Changes to the children's arguments, which the plan doesn't know of. @default none */
    readonly transform?: PlatformTransforms;
}

/** Everything of an environment, as its plan says: network, cluster, capacity, load balancers, and the services. */
export class Platform extends pulumi.ComponentResource {
    /** Where the load balancer named `default` answers. */
    readonly url: pulumi.Output<string>;
    /** Where each load balancer answers, by its key; and the API before one of them, as `apiGateway`. */
    readonly urls: pulumi.Output<Record<string, string>>;
    readonly vpcId: pulumi.Output<string>;
    readonly clusterName: pulumi.Output<string>;
    /** By service. */
    readonly services: pulumi.Output<Record<string, ServiceSummary>>;
    /** By function. */
    readonly functions: pulumi.Output<Record<string, FunctionSummary>>;

    constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
        const { plan, transform = {} } = args;
        // Nothing below is registered before the platform itself.
        super("flotilla:index:Platform", name, {}, pulumi.mergeOptions(opts, { dependsOn: stepsChecked(plan) }));
        const { tags, region } = plan;
        const child = { parent: this };
        const network =
            plan.network.existing === undefined
                ? new Network(
                      name,
                      {
                          plan: plan.network,
                          region,
                          flowLogGroup: `/${slug(plan.project)}/${slug(plan.stack)}/flows`,
                          tags,
                          ...(transform.network && { transform: transform.network }),
                      },
                      child,
                  )
                : existingNetwork(plan.network.existing);
        const cluster = new Cluster(
            name,
            { plan: plan.cluster, tags, ...(transform.cluster && { transform: transform.cluster }) },
            child,
        );
        const capacity = declareCapacity(this, {
            name,
            plan: plan.capacity,
            clusterName: cluster.clusterName,
            clusterArn: cluster.clusterArn,
            region,
            vpcId: network.vpcId,
            subnetIds: network.appSubnetIds,
            ...(network instanceof Network && { network }),
            tags,
            transform,
        });
        const loadBalancers = declareLoadBalancers(this, {
            plan,
            network,
            ...(transform.loadBalancer && { transform: transform.loadBalancer }),
        });
        const front = plan.apiGateway && loadBalancers.get(plan.apiGateway.loadBalancer);
        const api =
            plan.apiGateway &&
            front &&
            new ApiGateway(
                name,
                {
                    plan: plan.apiGateway,
                    vpcId: network.vpcId,
                    subnetIds: network.appSubnetIds,
                    loadBalancer: front,
                    tags,
                    ...(transform.apiGateway && { transform: transform.apiGateway }),
                },
                child,
            );
        const dnsNamespaceId = declareDnsNamespace(this, plan, network.vpcId, transform.dnsNamespace);
        const accountId = getCallerIdentityOutput({}, child).accountId;
        const tlsRole = declareTlsRole(this, plan, accountId, transform.tlsRole);
        const alerts =
            plan.alerts &&
            new Alerts(
                plan.alerts.topicName,
                {
                    plan: plan.alerts,
                    accountId,
                    region,
                    tags,
                    ...(transform.alerts && { transform: transform.alerts }),
                },
                child,
            );
        const eventBus = declareEventBus(this, plan, accountId, transform.eventBus);
        const topics = declareTopics(this, plan, accountId, transform.topics);
        const queues = declareQueues(this, plan, accountId, topics, transform.queues);
        const carriers = { bus: eventBus, topics };
        const subscriptions = declareSubscriptions(this, plan, carriers, queues, transform.subscriptions);
        const tables = declareTables(this, plan, transform.tables);
        const caches = declareCaches(this, plan, network, transform.caches);
        const databases = declareDatabases(this, plan, network, accountId, transform.databases);
        const services = declareServices(this, {
            plan,
            shared: {
                accountId,
                association: capacity.association,
                capacityProviderNames: capacity.providerNames,
                clusterArn: cluster.clusterArn,
                clusterName: cluster.clusterName,
                ...(dnsNamespaceId && { dnsNamespaceId }),
                ...(eventBus && { eventBus }),
                execLogGroupArn: cluster.execLogGroupArn,
                subnetIds: network.appSubnetIds,
                ...(topics && { topics }),
                vpcId: network.vpcId,
            },
            namespaceArn: cluster.namespaceArn,
            ...(tlsRole && { tlsRole }),
            images: declareImages(this, plan, transform),
            loadBalancers,
            queues,
            caches,
            databases,
            fileSystems: declareFileSystems(this, plan, network, transform.fileSystems),
            tables,
            ...(transform.services && { transform: transform.services }),
        });
        const functions = declareFunctions(this, {
            plan,
            accountId,
            ...(eventBus && { eventBus }),
            ...(topics && { topics }),
            queues,
            tables,
            ...(transform.functions && { transform: transform.functions }),
        });
        const spot =
            plan.spotInterruptions &&
            new SpotInterruptions(
                name,
                {
                    plan: plan.spotInterruptions,
                    clusterArn: cluster.clusterArn,
                    tags,
                    ...(transform.spotInterruptions && { transform: transform.spotInterruptions }),
                },
                child,
            );
        const sources = metricSources({
            clusterName: cluster.clusterName,
            loadBalancers,
            services,
            functions,
            queues,
            subscriptions,
            tables,
            databases,
            caches,
            ...(spot && { spotRules: spot.ruleNames }),
        });
        if (alerts !== undefined) {
            declareServiceAlarms(this, {
                sources,
                services,
                functions,
                topicArn: alerts.topicArn,
                ...(transform.alarms && { transform: transform.alarms }),
            });
        }
        if (plan.dashboard) {
            declareDashboard(this, {
                plan,
                sources,
                ...(transform.dashboard && { transform: transform.dashboard }),
            });
        }
        declareSavedQueries(this, plan.name, plan.queries, transform.savedQuery);

        this.url = pulumi.output(loadBalancers.get(defaultLoadBalancer)?.url ?? "");
        const fronts = [...loadBalancers, ...(api ? [["apiGateway", api] as const] : [])];
        this.urls = pulumi.output(Object.fromEntries(fronts.map(([key, { url }]) => [key, url])));
        this.vpcId = network.vpcId;
        this.clusterName = cluster.clusterName;
        this.services = pulumi.output(
            Object.fromEntries([...services].map(([name, { plan: of, service }]) => [name, summaryOf(of, service)])),
        );
        this.functions = pulumi.output(
            Object.fromEntries(
                [...functions].map(([name, { plan: of, lambda }]) => [
                    name,
                    { functionName: lambda.functionName, subscribes: of.subscribes.map(({ event }) => event) },
                ]),
            ),
        );
        this.registerOutputs({
            url: this.url,
            urls: this.urls,
            vpcId: this.vpcId,
            clusterName: this.clusterName,
            services: this.services,
            functions: this.functions,
        });
    }
}
