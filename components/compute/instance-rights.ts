import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { policy } from "../policy";

/** Lets Systems Manager manage the instance, instead of SSH. */
export const systemsManagerPolicyArn = (region: string) =>
    `arn:${partitionOf(region)}:iam::aws:policy/AmazonSSMManagedInstanceCore`;

/** What the ECS agent may do, in its own cluster only. Pulling images and writing logs is the tasks' execution roles' right. */
export const agentPolicy = (clusterArn: pulumi.Input<string>) =>
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
