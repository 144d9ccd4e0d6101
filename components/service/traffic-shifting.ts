import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { DeploymentPlan } from "../../model/plan/deployment";
import { partitionOf } from "../../model/aws/partition";
import { trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What {@link declareInfrastructureRole} takes. */
export interface InfrastructureRoleArgs {
    readonly region: string;
    readonly tags: Tags;
    /** Changes to the role's arguments. @default none */
    readonly transform?: Transform<iam.RoleArgs>;
}

/** What ECS may do with a load balancer. */
export interface InfrastructureRole {
    readonly roleArn: pulumi.Output<string>;
    /** What gives the role its rights: ECS needs them from the service's first deployment to its end. */
    readonly rights: pulumi.Resource;
}

/**
 * Declares the role with which ECS moves a service's requests between its target groups.
 * Source: Amazon ECS infrastructure IAM role for load balancers, ECS developer guide.
 */
export function declareInfrastructureRole(
    parent: pulumi.Resource,
    name: string,
    { region, tags, transform }: InfrastructureRoleArgs,
): InfrastructureRole {
    const role = new iam.Role(
        `${name}-load-balancer`,
        transformed(transform, {
            description: `Lets ECS move the requests of ${name} from one target group to the other`,
            assumeRolePolicy: trust("ecs.amazonaws.com"),
            tags,
        }),
        { parent },
    );
    const rights = new iam.RolePolicyAttachment(
        `${name}-load-balancer`,
        {
            role: role.name,
            policyArn: `arn:${partitionOf(region)}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers`,
        },
        { parent },
    );
    return { roleArn: role.arn, rights };
}

const strategies: Readonly<Record<DeploymentPlan["strategy"], string>> = {
    rolling: "ROLLING",
    "blue-green": "BLUE_GREEN",
    canary: "CANARY",
    linear: "LINEAR",
};

/** How ECS deploys a service, as its API says it. The provider takes minutes as text. */
export const deploymentConfiguration = ({ strategy, bakeMinutes, canary, linear }: DeploymentPlan) => ({
    strategy: strategies[strategy],
    ...(bakeMinutes !== undefined && { bakeTimeInMinutes: String(bakeMinutes) }),
    ...(canary && {
        canaryConfiguration: { canaryPercent: canary.percent, canaryBakeTimeInMinutes: String(canary.bakeMinutes) },
    }),
    ...(linear && {
        linearConfiguration: { stepPercent: linear.percent, stepBakeTimeInMinutes: String(linear.bakeMinutes) },
    }),
});
