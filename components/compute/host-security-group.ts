import * as ec2 from "@pulumi/aws/ec2";
import type * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { declareHttpsEgress } from "../https-egress";
import type { Tags } from "../tags";

/** What {@link declareHostSecurityGroup} takes. */
export interface HostSecurityGroupArgs {
    readonly vpcId: pulumi.Input<string>;
    /** What instances these are: `ECS container instances`. */
    readonly instances: string;
    readonly tags: Tags;
}

/** The security group of instances, and their way out to AWS and to image registries. */
export interface HostSecurityGroup {
    readonly group: ec2.SecurityGroup;
    readonly egress: vpc.SecurityGroupEgressRule;
}

/** Declares the security group of instances that tasks run on: nothing comes in, for tasks have interfaces of their own. */
export function declareHostSecurityGroup(
    parent: pulumi.Resource,
    name: string,
    { vpcId, instances, tags }: HostSecurityGroupArgs,
): HostSecurityGroup {
    const group = new ec2.SecurityGroup(
        name,
        { vpcId, description: `${instances}: nothing comes in`, tags: { ...tags, Name: name } },
        { parent },
    );
    const egress = declareHttpsEgress(parent, `${name}-https`, {
        securityGroupId: group.id,
        description: "AWS APIs and image registries",
        tags,
    });
    return { group, egress };
}
