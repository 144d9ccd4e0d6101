import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { policy, type Statement } from "../policy";

/** What the agent of an instance that ECS manages may do, in its own cluster only. Source: AmazonECSInstanceRolePolicyForManagedInstances, AWS managed policy reference. */
export const managedAgentPolicy = (clusterArn: pulumi.Input<string>) =>
    policy(
        { Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
        {
            Effect: "Allow",
            Action: ["ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitTaskStateChange"],
            Resource: clusterArn,
        },
        {
            Effect: "Allow",
            Action: ["ecs:Poll", "ecs:PutSystemLogEvents", "ecs:StartTelemetrySession"],
            Resource: "*",
            Condition: { ArnEquals: { "ecs:cluster": clusterArn } },
        },
    );

/**
 * What ECS may do to start and end instances: what AWS's own policy allows, but with the one role of these instances in the
 * place of every role whose name begins with ecsInstanceRole, so that the role needs no name.
 * Source: AmazonECSInfrastructureRolePolicyForManagedInstances, AWS managed policy reference; Amazon ECS Managed Instances
 * instance profile, ECS developer guide.
 */
export function infrastructurePolicy(region: string, instanceRoleArn: pulumi.Input<string>): pulumi.Output<string> {
    const arns = (...kinds: string[]) => kinds.map((kind) => `arn:${partitionOf(region)}:ec2:${region}:*:${kind}/*`);
    const allow = (Action: Statement["Action"], Resource: Statement["Resource"], Condition?: Statement["Condition"]) =>
        ({
            Effect: "Allow",
            Action,
            Resource: Resource ?? [],
            ...(Condition && { Condition }),
        }) satisfies Statement;
    const requested = { StringEquals: { "aws:RequestTag/AmazonECSManaged": "true" } };
    return policy(
        allow("ec2:CreateLaunchTemplate", arns("launch-template"), requested),
        allow(["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], arns("launch-template"), {
            StringEquals: { "ec2:ManagedResourceOperator": "ecs.amazonaws.com" },
        }),
        allow(
            "ec2:CreateFleet",
            arns("fleet", "instance", "network-interface", "launch-template", "volume"),
            requested,
        ),
        allow("ec2:RunInstances", arns("instance", "volume", "network-interface"), requested),
        allow("ec2:RunInstances", arns("launch-template"), {
            StringEquals: { "ec2:ResourceTag/AmazonECSManaged": "true" },
        }),
        allow(
            ["ec2:CreateFleet", "ec2:RunInstances"],
            [...arns("subnet", "security-group"), `arn:${partitionOf(region)}:ec2:${region}::image/*`],
        ),
        ...["CreateFleet", "CreateLaunchTemplate", "RunInstances"].map((action) =>
            allow("ec2:CreateTags", arns("fleet", "launch-template", "network-interface", "instance", "volume"), {
                StringEquals: { "ec2:CreateAction": action },
            }),
        ),
        allow("iam:PassRole", instanceRoleArn, { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } }),
        allow(
            [
                "ec2:DescribeAvailabilityZones",
                "ec2:DescribeInstances",
                "ec2:DescribeInstanceTypeOfferings",
                "ec2:DescribeInstanceTypes",
                "ec2:DescribeLaunchTemplates",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs",
            ],
            "*",
        ),
    );
}
