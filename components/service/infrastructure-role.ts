import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What {@link declareInfrastructureRole} takes. */
export interface InfrastructureRoleArgs {
    readonly description: string;
    /** The policy of AWS that says what ECS may do, by the path that its ARN ends with. */
    readonly managedPolicy: string;
    readonly region: string;
    readonly tags: Tags;
    /** Changes to the role's arguments. @default none */
    readonly transform?: Transform<iam.RoleArgs>;
}

/** A role with which ECS acts on other resources of AWS for a service. */
export interface InfrastructureRole {
    readonly roleArn: pulumi.Output<string>;
    /** What gives the role its rights: ECS needs them from the service's first deployment to its end. */
    readonly rights: pulumi.Resource;
}

/** Declares an infrastructure role. Source: Amazon ECS infrastructure IAM role, ECS developer guide. */
export function declareInfrastructureRole(
    parent: pulumi.Resource,
    name: string,
    { description, managedPolicy, region, tags, transform }: InfrastructureRoleArgs,
): InfrastructureRole {
    const role = new iam.Role(
        name,
        transformed(transform, { description, assumeRolePolicy: trust("ecs.amazonaws.com"), tags }),
        { parent },
    );
    const rights = new iam.RolePolicyAttachment(
        name,
        { role: role.name, policyArn: `arn:${partitionOf(region)}:iam::aws:policy/${managedPolicy}` },
        { parent },
    );
    return { roleArn: role.arn, rights };
}
