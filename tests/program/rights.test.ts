import assert from "node:assert/strict";
import { attachedIn, rightsIn } from "../support/rights";
import { programs, recorded } from "../support/stacks";

/**
 * The actions that are allowed on all resources, each with why no resource can be named. What has no resource types is
 * from AWS's Service Authorization Reference: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const onAll: Readonly<Record<string, string>> = {
    "ecr:GetAuthorizationToken": "has no resource types: the token is for the account's registry",
    "ecs:DiscoverPollEndpoint": "has no resource types: an agent asks it before it is in a cluster",
    "ecs:Poll": "an instance's ARN is not known before it registers; the condition names the cluster",
    "ecs:StartTelemetrySession": "as ecs:Poll",
    "ecs:UpdateContainerInstancesState": "as ecs:Poll",
    "ecs:PutSystemLogEvents": "as ecs:Poll",
    "ecs:TagResource": "as ecs:Poll; the condition allows it for what an agent registers",
    "ec2:AssignPrivateIpAddresses": "a function's network interface has no ARN before Lambda makes it",
    "ec2:CreateNetworkInterface": "as ec2:AssignPrivateIpAddresses",
    "ec2:DeleteNetworkInterface": "as ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses": "as ec2:AssignPrivateIpAddresses",
    "cloudwatch:PutMetricData": "has no resource types; the configuration allows it, with a condition on the namespace",
    "ec2:DescribeAvailabilityZones": "has no resource types",
    "ec2:DescribeInstances": "has no resource types",
    "ec2:DescribeInstanceTypeOfferings": "has no resource types",
    "ec2:DescribeInstanceTypes": "has no resource types",
    "ec2:DescribeLaunchTemplates": "has no resource types",
    "ec2:DescribeNetworkInterfaces": "has no resource types",
    "ec2:DescribeSecurityGroups": "has no resource types",
    "ec2:DescribeSubnets": "has no resource types",
    "ec2:DescribeVpcs": "has no resource types",
    "xray:PutTelemetryRecords": "has no resource types",
    "xray:PutTraceSegments": "has no resource types",
};

/** AWS's own policies, each with why it is not ours. */
const attached: Readonly<Record<string, string>> = {
    "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore":
        "what Systems Manager asks of an instance is its own to say",
    "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers": "what ECS asks to move requests",
    "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes": "what ECS asks to attach disks",
    "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity":
        "what ECS asks for the certificates of Service Connect",
};

for (const program of programs) {
    describe(`what the roles of ${program.title} may do`, () => {
        it("is on all resources only where AWS takes no other", async () => {
            const wide = rightsIn(await recorded(program)).filter(({ resources }) => resources.includes("*"));
            assert.deepEqual(
                wide.flatMap(({ policy, actions }) =>
                    actions.filter((action) => !(action in onAll)).map((action) => `${policy}: ${action}`),
                ),
                [],
            );
        });

        it("names each action", async () => {
            for (const { policy, actions } of rightsIn(await recorded(program)))
                for (const action of actions) assert.doesNotMatch(action, /\*/, policy);
        });

        it("is AWS's own policy only where that is AWS's to say", async () => {
            for (const arn of attachedIn(await recorded(program)).keys()) assert.ok(arn in attached, arn);
        });
    });
}

describe("the actions that are allowed on all resources", () => {
    it("are all used", async () => {
        const rights = await Promise.all(programs.map(async (program) => rightsIn(await recorded(program))));
        const used = rights.flat().flatMap(({ resources, actions }) => (resources.includes("*") ? actions : []));
        assert.deepEqual(
            Object.keys(onAll).filter((action) => !used.includes(action)),
            [],
        );
    });
});
