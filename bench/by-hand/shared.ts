import * as autoscaling from "@pulumi/aws/autoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as lb from "@pulumi/aws/lb";
import * as servicediscovery from "@pulumi/aws/servicediscovery";
import * as vpc from "@pulumi/aws/vpc";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

type Tags = Record<string, string>;

export type Shared = ReturnType<typeof createShared>;

const zones = ["us-east-1a", "us-east-1b"];
const appCidrs = ["10.0.0.0/19", "10.0.64.0/19"];
const publicCidrs = ["10.0.32.0/21", "10.0.96.0/21"];
const dataCidrs = ["10.0.40.0/21", "10.0.104.0/21"];

const trust = (service: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    });

export function createShared(name: string, region: string, tags: Tags) {
    const network = createNetwork(name, region, tags);
    const sessions = new cloudwatch.LogGroup(`${name}-exec`, {
        name: `/${name.replace("-", "/")}/exec`,
        retentionInDays: 14,
        tags,
    });
    const namespace = new servicediscovery.HttpNamespace(name, { name, description: "Service Connect", tags });
    const cluster = new ecs.Cluster(name, {
        name,
        settings: [{ name: "containerInsights", value: "disabled" }],
        configuration: {
            executeCommandConfiguration: {
                logging: "OVERRIDE",
                logConfiguration: { cloudWatchLogGroupName: sessions.name },
            },
        },
        serviceConnectDefaults: { namespace: namespace.arn },
        tags,
    });
    return {
        network,
        cluster,
        ...createCapacity(name, cluster, network, tags),
        ...createBalancer(name, network, tags),
    };
}

function createNetwork(name: string, region: string, tags: Tags): awsx.ec2.Vpc {
    const network = new awsx.ec2.Vpc(
        name,
        {
            cidrBlock: "10.0.0.0/16",
            availabilityZoneNames: zones,
            enableDnsHostnames: true,
            enableDnsSupport: true,
            natGateways: { strategy: "Single" },
            subnetStrategy: "Auto",
            subnetSpecs: [
                { type: "Public", name: "public", cidrBlocks: publicCidrs, tags: { Tier: "public" } },
                { type: "Private", name: "app", cidrBlocks: appCidrs, tags: { Tier: "app" } },
                { type: "Isolated", name: "data", cidrBlocks: dataCidrs, tags: { Tier: "data" } },
            ],
            tags,
        },
        {
            transforms: [
                ({ type, props, opts }) =>
                    type === "aws:ec2/subnet:Subnet"
                        ? { props: { ...props, mapPublicIpOnLaunch: false }, opts }
                        : undefined,
            ],
        },
    );
    new ec2.DefaultSecurityGroup(`${name}-default`, {
        vpcId: network.vpcId,
        ingress: [],
        egress: [],
        tags: { ...tags, Name: `${name}-default-unused` },
    });
    const flows = new cloudwatch.LogGroup(`${name}-flows`, {
        name: `/${name.replace("-", "/")}/flows`,
        retentionInDays: 7,
        tags,
    });
    const role = new iam.Role(`${name}-flows`, {
        description: "Writes the VPC's flow logs",
        assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com"),
        tags,
    });
    new iam.RolePolicy(`${name}-flows`, {
        role: role.id,
        policy: pulumi.jsonStringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [flows.arn, pulumi.interpolate`${flows.arn}:*`],
                },
            ],
        }),
    });
    new ec2.FlowLog(`${name}-flows`, {
        vpcId: network.vpcId,
        trafficType: "ALL",
        logDestination: flows.arn,
        iamRoleArn: role.arn,
        tags: { ...tags, Name: name },
    });
    const every = { protocol: "tcp", action: "allow", fromPort: 0, toPort: 65535 };
    const rules = (ports: typeof every, first: number, cidrs: string[]) =>
        cidrs.map((cidrBlock, index) => ({ ...ports, cidrBlock, ruleNo: first + index }));
    new ec2.NetworkAcl(`${name}-data`, {
        vpcId: network.vpcId,
        subnetIds: network.isolatedSubnetIds,
        ingress: [...rules(every, 100, appCidrs), ...rules(every, 200, dataCidrs)],
        egress: [...rules({ ...every, fromPort: 1024 }, 100, appCidrs), ...rules(every, 200, dataCidrs)],
        tags: { ...tags, Name: `${name}-data`, Tier: "data" },
    });
    const routeTableIds = zones.map(
        (_, index) =>
            ec2.getRouteTableOutput({ subnetId: network.privateSubnetIds.apply((ids) => ids[index] ?? "") })
                .routeTableId,
    );
    for (const service of ["s3", "dynamodb"])
        new ec2.VpcEndpoint(`${name}-${service}`, {
            vpcId: network.vpcId,
            serviceName: `com.amazonaws.${region}.${service}`,
            vpcEndpointType: "Gateway",
            routeTableIds,
            tags: { ...tags, Name: `${name}-${service}` },
        });
    return network;
}

function createCapacity(name: string, cluster: ecs.Cluster, network: awsx.ec2.Vpc, tags: Tags) {
    const role = new iam.Role(name, {
        description: "ECS container instances",
        assumeRolePolicy: trust("ec2.amazonaws.com"),
        tags,
    });
    new iam.RolePolicy(name, {
        role: role.id,
        policy: pulumi.jsonStringify({
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
                    Resource: cluster.arn,
                },
                {
                    Effect: "Allow",
                    Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
                    Resource: "*",
                    Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
                },
                {
                    Effect: "Allow",
                    Action: "ecs:TagResource",
                    Resource: "*",
                    Condition: { StringEquals: { "ecs:CreateAction": "RegisterContainerInstance" } },
                },
            ],
        }),
    });
    new iam.RolePolicyAttachment(`${name}-ssm`, {
        role: role.name,
        policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
    const profile = new iam.InstanceProfile(name, { role: role.name, tags });
    const hosts = new ec2.SecurityGroup(name, {
        vpcId: network.vpcId,
        description: "ECS container instances: nothing comes in",
        tags: { ...tags, Name: name },
    });
    new vpc.SecurityGroupEgressRule(`${name}-https`, {
        securityGroupId: hosts.id,
        description: "AWS APIs and image registries",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
        tags,
    });
    const template = new ec2.LaunchTemplate(name, {
        imageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
        instanceType: "t3.medium",
        iamInstanceProfile: { arn: profile.arn },
        vpcSecurityGroupIds: [hosts.id],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
            {
                deviceName: "/dev/xvda",
                ebs: { volumeType: "gp3", volumeSize: 30, encrypted: "true", deleteOnTermination: "true" },
            },
        ],
        monitoring: { enabled: false },
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({
            resourceType,
            tags: { ...tags, Name: name },
        })),
        updateDefaultVersion: true,
        userData: cluster.name.apply((clusterName) =>
            Buffer.from(
                [
                    "#!/bin/bash",
                    "cat >> /etc/ecs/ecs.config <<'EOF'",
                    `ECS_CLUSTER=${clusterName}`,
                    "ECS_AWSVPC_BLOCK_IMDS=true",
                    "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
                    "ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM=ec2_instance",
                    "ECS_IMAGE_PULL_BEHAVIOR=prefer-cached",
                    "EOF",
                    "",
                ].join("\n"),
            ).toString("base64"),
        ),
        tags,
    });
    const group = new autoscaling.Group(
        name,
        {
            minSize: 1,
            maxSize: 400,
            vpcZoneIdentifiers: network.privateSubnetIds,
            protectFromScaleIn: true,
            healthCheckType: "EC2",
            capacityRebalance: true,
            forceDelete: true,
            waitForCapacityTimeout: "0",
            mixedInstancesPolicy: {
                launchTemplate: {
                    launchTemplateSpecification: { launchTemplateId: template.id, version: "$Latest" },
                    overrides: [{ instanceType: "t3.medium" }, { instanceType: "t3a.medium" }],
                },
                instancesDistribution: {
                    onDemandBaseCapacity: 0,
                    onDemandPercentageAboveBaseCapacity: 50,
                    onDemandAllocationStrategy: "prioritized",
                    spotAllocationStrategy: "price-capacity-optimized",
                },
            },
            tags: Object.entries({ ...tags, Name: name, AmazonECSManaged: "true" }).map(([key, value]) => ({
                key,
                value,
                propagateAtLaunch: true,
            })),
        },
        { ignoreChanges: ["desiredCapacity"], customTimeouts: { delete: "30m" } },
    );
    const capacityProvider = new ecs.CapacityProvider(name, {
        autoScalingGroupProvider: {
            autoScalingGroupArn: group.arn,
            managedDraining: "ENABLED",
            managedTerminationProtection: "ENABLED",
            managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 120 },
        },
        tags,
    });
    const association = new ecs.ClusterCapacityProviders(name, {
        clusterName: cluster.name,
        capacityProviders: [capacityProvider.name],
        defaultCapacityProviderStrategies: [{ capacityProvider: capacityProvider.name, weight: 1 }],
    });
    return { capacityProvider, association };
}

function createBalancer(name: string, network: awsx.ec2.Vpc, tags: Tags) {
    const balancerGroup = new ec2.SecurityGroup(`${name}-alb`, {
        vpcId: network.vpcId,
        description: "The public load balancer",
        tags: { ...tags, Name: `${name}-alb` },
    });
    new vpc.SecurityGroupIngressRule(`${name}-alb-80`, {
        securityGroupId: balancerGroup.id,
        description: "Requests from 0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrIpv4: "0.0.0.0/0",
        tags,
    });
    const balancer = new lb.LoadBalancer(name, {
        loadBalancerType: "application",
        internal: false,
        securityGroups: [balancerGroup.id],
        subnets: network.publicSubnetIds,
        dropInvalidHeaderFields: true,
        enableDeletionProtection: false,
        idleTimeout: 60,
        tags,
    });
    const listener = new lb.Listener(`${name}-80`, {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [
            {
                type: "fixed-response",
                fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
            },
        ],
        tags,
    });
    return { balancerGroup, balancer, listener };
}
