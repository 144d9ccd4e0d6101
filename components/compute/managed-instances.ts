import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { instanceRequirements } from "../../model/plan/capacity/instance-requirements";
import type { GroupPlan } from "../../model/plan/capacity/group";
import { trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { declareHostSecurityGroup } from "./host-security-group";
import { infrastructurePolicy, managedAgentPolicy } from "./managed-instance-rights";

/** The arguments of {@link ManagedInstances}. */
export interface ManagedInstancesArgs {
    readonly plan: GroupPlan;
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
        readonly capacityProvider?: Transform<ecs.CapacityProviderArgs>;
        /** Of the role of the instances. */
        readonly role?: Transform<iam.RoleArgs>;
        /** Of the role by which ECS starts and ends them. */
        readonly infrastructureRole?: Transform<iam.RoleArgs>;
    };
}

/** Instances that ECS starts, patches and ends itself, as a capacity provider of one cluster. */
export class ManagedInstances extends pulumi.ComponentResource {
    readonly capacityProviderName: pulumi.Output<string>;

    constructor(name: string, args: ManagedInstancesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:compute:ManagedInstances", name, {}, opts);
        const { plan, tags, network, transform = {} } = args;
        const instances = this.createInstanceRole(name, args);
        const infrastructure = new iam.Role(
            `${name}-infrastructure`,
            transformed(transform.infrastructureRole, {
                description: "ECS starts and ends managed instances",
                assumeRolePolicy: trust("ecs.amazonaws.com"),
                tags,
            }),
            { parent: this },
        );
        const rights = new iam.RolePolicy(
            `${name}-infrastructure`,
            { role: infrastructure.id, policy: infrastructurePolicy(args.region, instances.role.arn) },
            { parent: this },
        );
        const hosts = declareHostSecurityGroup(this, name, {
            vpcId: args.vpcId,
            instances: "ECS managed instances",
            tags,
        });
        const provider = new ecs.CapacityProvider(
            name,
            transformed(transform.capacityProvider, {
                cluster: args.clusterName,
                managedInstancesProvider: {
                    infrastructureRoleArn: infrastructure.arn,
                    instanceLaunchTemplate: {
                        ec2InstanceProfileArn: instances.profile.arn,
                        networkConfiguration: { subnets: args.subnetIds, securityGroups: [hosts.group.id] },
                        storageConfiguration: { storageSizeGib: plan.rootVolumeGiB },
                        monitoring: plan.detailedMonitoring ? "DETAILED" : "BASIC",
                        instanceRequirements: instanceRequirements(plan.instanceTypes),
                    },
                    propagateTags: "CAPACITY_PROVIDER",
                },
                tags,
            }),
            {
                parent: this,
                customTimeouts: { delete: "30m" },
                // The agents report until the last task has stopped, and ECS replaces instances: without their rights neither ends.
                dependsOn: [rights, instances.rights, hosts.egress, ...(network === undefined ? [] : [network])],
            },
        );
        this.capacityProviderName = provider.name;
        this.registerOutputs({ capacityProviderName: this.capacityProviderName });
    }

    private createInstanceRole(name: string, { clusterArn, tags, transform = {} }: ManagedInstancesArgs) {
        const role = new iam.Role(
            name,
            transformed(transform.role, {
                description: "ECS managed instances",
                assumeRolePolicy: trust("ec2.amazonaws.com"),
                tags,
            }),
            { parent: this },
        );
        const rights = new iam.RolePolicy(
            name,
            { role: role.id, policy: managedAgentPolicy(clusterArn) },
            { parent: this },
        );
        return { role, rights, profile: new iam.InstanceProfile(name, { role: role.name, tags }, { parent: this }) };
    }
}
