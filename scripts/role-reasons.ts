/**
 * The actions that are allowed on all resources, each with why no resource can be named. What has no resource types is
 * from AWS's Service Authorization Reference: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export const onAll: Readonly<Record<string, string>> = {
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

/** AWS's own policies that roles have, each with what it is for. */
export const awsOwn: Readonly<Record<string, string>> = {
    "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore":
        "what Systems Manager asks of an instance is its own to say",
    "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers": "what ECS asks to move requests",
    "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes": "what ECS asks to attach disks",
    "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity":
        "what ECS asks for the certificates of Service Connect",
};
