import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { GroupPlan } from "../../model/plan/capacity/group";
import { trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { declareHostSecurityGroup } from "./host-security-group";
import { agentPolicy, systemsManagerPolicyArn } from "./instance-rights";
import { userData } from "./user-data";
import { volumes } from "./volumes";
import { warmPool } from "./warm-pool";

/** The arguments of an {@link Ec2Capacity}. */
export interface Ec2CapacityArgs {
    readonly plan: GroupPlan;
    /** The cluster's name, as an output of the cluster: the cluster must outlive the instances. */
    readonly clusterName: pulumi.Output<string>;
    readonly clusterArn: pulumi.Input<string>;
    readonly region: string;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The way to AWS, such as a Network: it must outlive the instances, or their last tasks are never seen to stop. @default none */
    readonly network?: pulumi.Resource;
    /** What must be there before an instance joins the cluster, such as the account's setting of trunking. @default none */
    readonly before?: readonly pulumi.Resource[];
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly launchTemplate?: Transform<ec2.LaunchTemplateArgs>;
        readonly group?: Transform<autoscaling.GroupArgs>;
        readonly capacityProvider?: Transform<ecs.CapacityProviderArgs>;
        readonly role?: Transform<iam.RoleArgs>;
    };
}

/** EC2 instances in an Auto Scaling group that ECS scales, as a capacity provider that a cluster may list. */
export class Ec2Capacity extends pulumi.ComponentResource {
    readonly capacityProviderName: pulumi.Output<string>;
    readonly groupName: pulumi.Output<string>;

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
            { role: role.name, policyArn: systemsManagerPolicyArn(region) },
            { parent: this },
        );
        const profile = new iam.InstanceProfile(name, { role: role.name, tags }, { parent: this });
        const hosts = declareHostSecurityGroup(this, name, { vpcId, instances: "ECS container instances", tags });
        const instanceTags = { ...tags, Name: name };
        return new ec2.LaunchTemplate(
            name,
            transformed(transform.launchTemplate, {
                imageId: plan.imageId,
                instanceType: plan.instanceTypes[0],
                iamInstanceProfile: { arn: profile.arn },
                vpcSecurityGroupIds: [hosts.group.id],
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                blockDeviceMappings: volumes(plan),
                monitoring: { enabled: plan.detailedMonitoring },
                ...(plan.warmPool?.state === "hibernated" && { hibernationOptions: { configured: true } }),
                tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: instanceTags })),
                updateDefaultVersion: true,
                userData: clusterName.apply((cluster) => Buffer.from(userData(cluster, plan)).toString("base64")),
                tags,
            }),
            // The agent reports to ECS until the last task has stopped: without its rights and its way out, services drain for ever.
            { parent: this, dependsOn: [rights, managed, hosts.egress] },
        );
    }

    private createGroup(
        name: string,
        { plan, subnetIds, network, before = [], tags, transform = {} }: Ec2CapacityArgs,
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
                ...(plan.warmPool && { warmPool: warmPool(plan.warmPool) }),
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
                dependsOn: [...before, ...(network === undefined ? [] : [network])],
            },
        );
    }
}
