import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { CapacityPlan } from "../../model/plan/capacity/capacity";
import { policy, trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { userData } from "./user-data";

/** The arguments of an {@link Ec2Capacity}. */
export interface Ec2CapacityArgs {
    readonly plan: CapacityPlan;
    /** The cluster's name, as an output of the cluster: the cluster must outlive the instances. */
    readonly clusterName: pulumi.Output<string>;
    readonly clusterArn: pulumi.Input<string>;
    readonly region: string;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The way to AWS, such as a Network: it must outlive the instances, or their last tasks are never seen to stop. @default none */
    readonly network?: pulumi.Resource;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly launchTemplate?: Transform<ec2.LaunchTemplateArgs>;
        readonly group?: Transform<autoscaling.GroupArgs>;
        readonly capacityProvider?: Transform<ecs.CapacityProviderArgs>;
        readonly clusterCapacityProviders?: Transform<ecs.ClusterCapacityProvidersArgs>;
        readonly role?: Transform<iam.RoleArgs>;
    };
}

/** Lets Systems Manager manage the instance, instead of SSH. */
const systemsManager = (region: string) => `arn:${partitionOf(region)}:iam::aws:policy/AmazonSSMManagedInstanceCore`;

/** What the ECS agent may do, in its own cluster only. Pulling images and writing logs is the tasks' execution roles' right. */
const agentPolicy = (clusterArn: pulumi.Input<string>) =>
    policy(
        { Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
        {
            Effect: "Allow",
            Action: [
                "ecs:DeregisterContainerInstance",
                "ecs:RegisterContainerInstance",
                "ecs:SubmitAttachmentStateChanges",
                "ecs:SubmitContainerStateChange",
                "ecs:SubmitTaskStateChange",
            ],
            Resource: clusterArn,
        },
        {
            Effect: "Allow",
            Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
            Resource: "*",
            Condition: { ArnEquals: { "ecs:cluster": clusterArn } },
        },
        {
            Effect: "Allow",
            Action: "ecs:TagResource",
            Resource: "*",
            Condition: { StringEquals: { "ecs:CreateAction": "RegisterContainerInstance" } },
        },
    );

/** EC2 instances in an Auto Scaling group that ECS scales, as the capacity provider of a cluster. */
export class Ec2Capacity extends pulumi.ComponentResource {
    readonly capacityProviderName: pulumi.Output<string>;
    readonly groupName: pulumi.Output<string>;
    /** The cluster's list of capacity providers: services must depend on it, so that it outlives them. */
    readonly association: ecs.ClusterCapacityProviders;

    constructor(name: string, args: Ec2CapacityArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:compute:Ec2Capacity", name, {}, opts);
        const { plan, transform = {} } = args;
        const group = this.createGroup(name, args, this.createLaunchTemplate(name, args));
        const provider = new ecs.CapacityProvider(
            name,
            transformed(transform.capacityProvider, {
                autoScalingGroupProvider: {
                    autoScalingGroupArn: group.arn,
                    managedDraining: "ENABLED",
                    managedTerminationProtection: "ENABLED",
                    managedScaling: {
                        status: "ENABLED",
                        targetCapacity: plan.targetCapacityPercent,
                        instanceWarmupPeriod: plan.warmupSeconds,
                    },
                },
                tags: args.tags,
            }),
            { parent: this },
        );
        this.association = new ecs.ClusterCapacityProviders(
            name,
            transformed(transform.clusterCapacityProviders, {
                clusterName: args.clusterName,
                capacityProviders: [provider.name],
                defaultCapacityProviderStrategies: [{ capacityProvider: provider.name, weight: 1 }],
            }),
            { parent: this },
        );
        this.capacityProviderName = provider.name;
        this.groupName = group.name;
        this.registerOutputs({ capacityProviderName: this.capacityProviderName, groupName: this.groupName });
    }

    private createLaunchTemplate(
        name: string,
        { plan, clusterArn, clusterName, region, vpcId, tags, transform = {} }: Ec2CapacityArgs,
    ): ec2.LaunchTemplate {
        const role = new iam.Role(
            name,
            transformed(transform.role, {
                description: "ECS container instances",
                assumeRolePolicy: trust("ec2.amazonaws.com"),
                tags,
            }),
            { parent: this },
        );
        const rights = new iam.RolePolicy(name, { role: role.id, policy: agentPolicy(clusterArn) }, { parent: this });
        const managed = new iam.RolePolicyAttachment(
            `${name}-ssm`,
            { role: role.name, policyArn: systemsManager(region) },
            { parent: this },
        );
        const profile = new iam.InstanceProfile(name, { role: role.name, tags }, { parent: this });
        const hosts = new ec2.SecurityGroup(
            name,
            { vpcId, description: "ECS container instances: nothing comes in", tags: { ...tags, Name: name } },
            { parent: this },
        );
        const egress = new vpc.SecurityGroupEgressRule(
            `${name}-https`,
            {
                securityGroupId: hosts.id,
                description: "AWS APIs and image registries",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: "0.0.0.0/0",
                tags,
            },
            { parent: this },
        );
        const instanceTags = { ...tags, Name: name };
        return new ec2.LaunchTemplate(
            name,
            transformed(transform.launchTemplate, {
                imageId: plan.imageId,
                instanceType: plan.instanceTypes[0],
                iamInstanceProfile: { arn: profile.arn },
                vpcSecurityGroupIds: [hosts.id],
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                blockDeviceMappings: [
                    {
                        deviceName: "/dev/xvda",
                        ebs: {
                            volumeType: "gp3",
                            volumeSize: plan.rootVolumeGiB,
                            encrypted: "true",
                            deleteOnTermination: "true",
                        },
                    },
                ],
                monitoring: { enabled: plan.detailedMonitoring },
                tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: instanceTags })),
                updateDefaultVersion: true,
                userData: clusterName.apply((cluster) => Buffer.from(userData(cluster)).toString("base64")),
                tags,
            }),
            // The agent reports to ECS until the last task has stopped: without its rights and its way out, services drain for ever.
            { parent: this, dependsOn: [rights, managed, egress] },
        );
    }

    private createGroup(
        name: string,
        { plan, subnetIds, network, tags, transform = {} }: Ec2CapacityArgs,
        template: ec2.LaunchTemplate,
    ): autoscaling.Group {
        const groupTags = Object.entries({ ...tags, Name: name, AmazonECSManaged: "true" }).map(([key, value]) => ({
            key,
            value,
            propagateAtLaunch: true,
        }));
        return new autoscaling.Group(
            name,
            transformed(transform.group, {
                minSize: plan.min,
                maxSize: plan.max,
                vpcZoneIdentifiers: subnetIds,
                protectFromScaleIn: true,
                healthCheckType: "EC2",
                capacityRebalance: plan.spotPercent > 0,
                forceDelete: plan.forceDelete,
                // Instances come up when tasks need them; nothing is to be waited for.
                waitForCapacityTimeout: "0",
                mixedInstancesPolicy: {
                    launchTemplate: {
                        launchTemplateSpecification: {
                            launchTemplateId: template.id,
                            version: plan.instanceRefresh ? template.latestVersion.apply(String) : "$Latest",
                        },
                        overrides: plan.instanceTypes.map((instanceType) => ({ instanceType })),
                    },
                    instancesDistribution: {
                        onDemandBaseCapacity: plan.onDemandBase,
                        onDemandPercentageAboveBaseCapacity: 100 - plan.spotPercent,
                        onDemandAllocationStrategy: "prioritized",
                        spotAllocationStrategy: "price-capacity-optimized",
                    },
                },
                ...(plan.instanceRefresh && {
                    instanceRefresh: {
                        strategy: "Rolling",
                        preferences: {
                            minHealthyPercentage: 100,
                            maxHealthyPercentage: 200,
                            scaleInProtectedInstances: "Refresh",
                        },
                    },
                }),
                tags: groupTags,
            }),
            // Managed scaling decides how many instances there are.
            {
                parent: this,
                ignoreChanges: ["desiredCapacity"],
                customTimeouts: { delete: "30m" },
                dependsOn: network === undefined ? [] : [network],
            },
        );
    }
}
