import * as ecr from "@pulumi/aws/ecr";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as pulumi from "@pulumi/pulumi";
import type { BuiltImagePlan } from "../model/plan/image";
import { slug } from "../model/plan/names";
import { defaultLoadBalancer, type Plan } from "../model/plan/plan";
import type { ServicePlan } from "../model/plan/service";
import { Cluster, type ClusterArgs } from "./compute/cluster";
import { Ec2Capacity, type Ec2CapacityArgs } from "./compute/ec2-capacity";
import { ImageRepository, type ImageRepositoryArgs } from "./images/image-repository";
import { ServiceImage, type RegistryLogin, type ServiceImageArgs } from "./images/service-image";
import { Network, type NetworkArgs } from "./network/network";
import { LoadBalancer, type LoadBalancerArgs } from "./routing/load-balancer";
import { Service, type ServiceTransforms } from "./service/service";

/** Changes to the arguments of any child, for what the configuration does not name. */
export interface PlatformTransforms {
    readonly network?: NetworkArgs["transform"];
    readonly cluster?: ClusterArgs["transform"];
    readonly capacity?: Ec2CapacityArgs["transform"];
    readonly loadBalancer?: LoadBalancerArgs["transform"];
    readonly repository?: ImageRepositoryArgs["transform"];
    readonly image?: ServiceImageArgs["transform"];
    /** By service. */
    readonly services?: Readonly<Record<string, ServiceTransforms>>;
}

/** The arguments of a {@link Platform}. */
export interface PlatformArgs {
    /** What {@link loadPlan} decided. */
    readonly plan: Plan;
    /** Changes to the children's arguments, which the plan doesn't know of. @default none */
    readonly transform?: PlatformTransforms;
}

/** What a stack tells of a service. */
export interface ServiceSummary {
    readonly serviceName: string;
    readonly image: string;
    /** The routes, with the priority of their listener rule. */
    readonly routes: readonly {
        readonly priority: number;
        readonly host?: string;
        readonly paths: readonly string[];
    }[];
    readonly placement: string;
}

/** Everything of an environment, as its plan says: network, cluster, capacity, load balancer, and the services. */
export class Platform extends pulumi.ComponentResource {
    /** Where the load balancer named `default` answers. */
    readonly url: pulumi.Output<string>;
    /** Where each load balancer answers, by its key. */
    readonly urls: pulumi.Output<Record<string, string>>;
    readonly vpcId: pulumi.Output<string>;
    readonly clusterName: pulumi.Output<string>;
    /** By service. */
    readonly services: pulumi.Output<Record<string, ServiceSummary>>;

    constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:index:Platform", name, {}, opts);
        const { plan, transform = {} } = args;
        const { tags, region } = plan;
        const child = { parent: this };
        const network = new Network(
            name,
            {
                plan: plan.network,
                region,
                flowLogGroup: `/${slug(plan.project)}/${slug(plan.stack)}/flows`,
                tags,
                ...(transform.network && { transform: transform.network }),
            },
            child,
        );
        const cluster = new Cluster(
            name,
            { plan: plan.cluster, tags, ...(transform.cluster && { transform: transform.cluster }) },
            child,
        );
        const capacity = new Ec2Capacity(
            name,
            {
                plan: plan.capacity,
                clusterName: cluster.clusterName,
                clusterArn: cluster.clusterArn,
                region,
                vpcId: network.vpcId,
                subnetIds: network.appSubnetIds,
                network,
                tags,
                ...(transform.capacity && { transform: transform.capacity }),
            },
            child,
        );
        const loadBalancers = new Map(
            plan.loadBalancers.map((loadBalancer) => [
                loadBalancer.key,
                new LoadBalancer(
                    loadBalancer.name,
                    {
                        plan: loadBalancer,
                        vpcId: network.vpcId,
                        subnetIds: network.publicSubnetIds,
                        protect: plan.protect,
                        tags,
                        ...(transform.loadBalancer && { transform: transform.loadBalancer }),
                    },
                    child,
                ),
            ]),
        );
        const accountId = getCallerIdentityOutput({}, child).accountId;
        const images = this.buildImages(args);
        const services = plan.services.map((service) => {
            const image = images.get(service.name);
            const { repositoryArn, imageUri } = image ?? givenImage(service);
            const transforms = transform.services?.[service.name];
            const loadBalancer = service.exposure && loadBalancers.get(service.exposure.loadBalancer);
            const declared = new Service(
                service.name,
                {
                    plan: service,
                    project: plan.project,
                    stack: plan.stack,
                    region,
                    accountId,
                    imageUri,
                    ...(repositoryArn !== undefined && { repositoryArn }),
                    clusterArn: cluster.clusterArn,
                    clusterName: cluster.clusterName,
                    execLogGroupArn: cluster.execLogGroupArn,
                    capacityProviderName: capacity.capacityProviderName,
                    association: capacity.association,
                    vpcId: network.vpcId,
                    subnetIds: network.appSubnetIds,
                    ...(loadBalancer && { loadBalancer }),
                    ...(transforms && { transform: transforms }),
                },
                child,
            );
            return [service.name, summary(service, declared)] as const;
        });

        this.url = pulumi.output(loadBalancers.get(defaultLoadBalancer)?.url ?? "");
        this.urls = pulumi.output(Object.fromEntries([...loadBalancers].map(([key, { url }]) => [key, url])));
        this.vpcId = network.vpcId;
        this.clusterName = cluster.clusterName;
        this.services = pulumi.output(Object.fromEntries(services));
        this.registerOutputs({
            url: this.url,
            urls: this.urls,
            vpcId: this.vpcId,
            clusterName: this.clusterName,
            services: this.services,
        });
    }

    /** The repositories and images of the services that are built here. */
    private buildImages({
        plan,
        transform = {},
    }: PlatformArgs): Map<string, { imageUri: pulumi.Output<string>; repositoryArn: pulumi.Output<string> }> {
        const built = plan.services.flatMap((service) =>
            service.image.kind === "built" ? [{ service, image: service.image }] : [],
        );
        if (built.length === 0) return new Map();
        const registry = ecr.getAuthorizationTokenOutput({}, { parent: this }).apply((token): RegistryLogin => ({
            server: token.proxyEndpoint,
            username: token.userName,
            password: token.password,
        }));
        return new Map(
            built.map(({ service, image }) => [
                service.name,
                this.buildImage(plan, service, image, pulumi.secret(registry), transform),
            ]),
        );
    }

    private buildImage(
        plan: Plan,
        service: ServicePlan,
        image: BuiltImagePlan,
        registry: pulumi.Output<RegistryLogin>,
        transform: PlatformTransforms,
    ) {
        const repository = new ImageRepository(
            service.name,
            {
                repositoryName: `${plan.name}/${service.name}`,
                keep: image.keep,
                forceDelete: !plan.protect,
                protect: plan.protect,
                tags: service.tags,
                ...(transform.repository && { transform: transform.repository }),
            },
            { parent: this },
        );
        const serviceImage = new ServiceImage(
            service.name,
            {
                plan: image,
                repositoryName: repository.repositoryName,
                repositoryUrl: repository.repositoryUrl,
                registry,
                ...(transform.image && { transform: transform.image }),
            },
            { parent: this },
        );
        return { imageUri: serviceImage.imageUri, repositoryArn: repository.repositoryArn };
    }
}

function givenImage({ name, image }: ServicePlan): {
    imageUri: pulumi.Input<string>;
    repositoryArn?: pulumi.Input<string>;
} {
    if (image.kind === "built") throw new RangeError(`the image of ${name} was not built`);
    return { imageUri: image.uri, ...(image.repositoryArn !== undefined && { repositoryArn: image.repositoryArn }) };
}

function summary(plan: ServicePlan, service: Service) {
    return {
        serviceName: service.serviceName,
        image: service.imageUri,
        routes: (plan.exposure?.rules ?? []).map(({ priority, host, paths }) => ({
            priority,
            ...(host !== undefined && { host }),
            paths,
        })),
        placement: plan.placement.name,
    };
}
