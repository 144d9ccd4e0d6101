import assert from "node:assert/strict";
import { clusterArn, deployCapacity } from "./deploy-capacity";

describe("the role of the instances", () => {
    it("is taken on by EC2 only", async () => {
        const { inputs } = (await deployCapacity()).only("iam/role:Role");
        const { Statement } = JSON.parse(String(inputs["assumeRolePolicy"])) as { Statement: object[] };
        assert.deepEqual(Statement, [
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
    });

    it("may do what the ECS agent does, in its own cluster only", async () => {
        const { inputs } = (await deployCapacity()).only("RolePolicy");
        assert.deepEqual(JSON.parse(String(inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [
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
            ],
        });
    });

    it("lets Systems Manager in, in place of SSH", async () => {
        const { inputs } = (await deployCapacity()).only("RolePolicyAttachment");
        assert.deepEqual(inputs, {
            role: "shop-dev-0a1b2c3",
            policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        });
    });

    it("is the instances' role", async () => {
        const recording = await deployCapacity();
        assert.equal(recording.only("InstanceProfile").inputs["role"], "shop-dev-0a1b2c3");
        assert.deepEqual(recording.only("LaunchTemplate").inputs["iamInstanceProfile"], {
            arn: "arn:aws:iam::123456789012:instance-profile/shop-dev-0a1b2c3",
        });
    });
});
