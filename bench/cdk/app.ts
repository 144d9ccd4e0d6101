// The stack of the benchmark in the AWS CDK, with the constructs that its users take. Nested stacks hold 35 services
// each: CloudFormation allows 500 resources in one. usage: app.ts SERVICES ROUTED FOLDER
import * as cdk from "aws-cdk-lib";
import * as autoscaling from "aws-cdk-lib/aws-autoscaling";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as ecs from "aws-cdk-lib/aws-ecs";
import * as elb from "aws-cdk-lib/aws-elasticloadbalancingv2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as logs from "aws-cdk-lib/aws-logs";
import * as cloudmap from "aws-cdk-lib/aws-servicediscovery";
import { Construct } from "constructs";

const [count = 1, routed = 1] = process.argv.slice(2, 4).map(Number);
const outdir = process.argv[4];
const servicesInStack = 35;
const port = 8080;

interface Shared {
    vpc: ec2.Vpc;
    cluster: ecs.Cluster;
    capacity: ecs.AsgCapacityProvider;
    listener: elb.IApplicationListener;
}

function createShared(stack: cdk.Stack): Shared {
    const vpc = new ec2.Vpc(stack, "Vpc", {
        ipAddresses: ec2.IpAddresses.cidr("10.0.0.0/16"),
        availabilityZones: ["us-east-1a", "us-east-1b"],
        natGateways: 1,
        restrictDefaultSecurityGroup: false,
        subnetConfiguration: [
            { name: "public", subnetType: ec2.SubnetType.PUBLIC, cidrMask: 21, mapPublicIpOnLaunch: false },
            { name: "app", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 19 },
            { name: "data", subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 21 },
        ],
        gatewayEndpoints: {
            s3: { service: ec2.GatewayVpcEndpointAwsService.S3 },
            dynamodb: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
        },
    });
    vpc.addFlowLog("Flows", {
        destination: ec2.FlowLogDestination.toCloudWatchLogs(
            new logs.LogGroup(stack, "FlowLogs", { retention: logs.RetentionDays.ONE_WEEK }),
        ),
    });
    const acl = new ec2.NetworkAcl(stack, "DataAcl", {
        vpc,
        subnetSelection: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    });
    const sources = [...vpc.privateSubnets, ...vpc.isolatedSubnets].map((subnet) => subnet.ipv4CidrBlock);
    for (const direction of [ec2.TrafficDirection.INGRESS, ec2.TrafficDirection.EGRESS])
        sources.forEach((cidr, index) =>
            acl.addEntry(`${direction}${index}`, {
                cidr: ec2.AclCidr.ipv4(cidr),
                ruleNumber: 100 + index,
                traffic: ec2.AclTraffic.tcpPortRange(direction === ec2.TrafficDirection.INGRESS ? 0 : 1024, 65535),
                direction,
            }),
        );
    const sessions = new logs.LogGroup(stack, "Exec", { retention: logs.RetentionDays.TWO_WEEKS });
    const namespace = new cloudmap.HttpNamespace(stack, "Namespace", { name: "bench" });
    const cluster = new ecs.Cluster(stack, "Cluster", {
        vpc,
        containerInsightsV2: ecs.ContainerInsights.DISABLED,
        executeCommandConfiguration: {
            logging: ecs.ExecuteCommandLogging.OVERRIDE,
            logConfiguration: { cloudWatchLogGroup: sessions },
        },
    });
    (cluster.node.defaultChild as ecs.CfnCluster).serviceConnectDefaults = { namespace: namespace.namespaceArn };

    const role = new iam.Role(stack, "InstanceRole", {
        assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
        managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonSSMManagedInstanceCore")],
    });
    const hosts = new ec2.SecurityGroup(stack, "Hosts", { vpc, allowAllOutbound: false });
    hosts.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    const template = new ec2.LaunchTemplate(stack, "Template", {
        machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
        instanceType: new ec2.InstanceType("t3.medium"),
        role,
        securityGroup: hosts,
        requireImdsv2: true,
        userData: ec2.UserData.forLinux(),
        blockDevices: [
            {
                deviceName: "/dev/xvda",
                volume: ec2.BlockDeviceVolume.ebs(30, {
                    volumeType: ec2.EbsDeviceVolumeType.GP3,
                    encrypted: true,
                }),
            },
        ],
    });
    const group = new autoscaling.AutoScalingGroup(stack, "Group", {
        vpc,
        minCapacity: 1,
        maxCapacity: 4,
        mixedInstancesPolicy: {
            launchTemplate: template,
            launchTemplateOverrides: ["t3.medium", "t3a.medium"].map((name) => ({
                instanceType: new ec2.InstanceType(name),
            })),
            instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 },
        },
    });
    const capacity = new ecs.AsgCapacityProvider(stack, "Capacity", {
        autoScalingGroup: group,
        enableManagedTerminationProtection: true,
        enableManagedDraining: true,
    });
    cluster.addAsgCapacityProvider(capacity);

    const balancerGroup = new ec2.SecurityGroup(stack, "BalancerGroup", { vpc, allowAllOutbound: false });
    const balancer = new elb.ApplicationLoadBalancer(stack, "Balancer", {
        vpc,
        internetFacing: true,
        securityGroup: balancerGroup,
        dropInvalidHeaderFields: true,
    });
    const listener = balancer.addListener("Http", {
        port: 80,
        defaultAction: elb.ListenerAction.fixedResponse(404, { messageBody: "Not found" }),
    });
    return { vpc, cluster, capacity, listener };
}

function createService(scope: Construct, index: number, { vpc, cluster, capacity, listener }: Shared) {
    const name = `s${String(index + 1).padStart(3, "0")}`;
    const stack = new Construct(scope, name);
    const logGroup = new logs.LogGroup(stack, "Logs", { retention: logs.RetentionDays.TWO_WEEKS });
    const task = new ecs.TaskDefinition(stack, "Task", {
        family: `bench-${name}`,
        compatibility: ecs.Compatibility.EC2,
        networkMode: ecs.NetworkMode.AWS_VPC,
        cpu: "256",
        memoryMiB: "512",
    });
    const linuxParameters = new ecs.LinuxParameters(stack, "Linux", { initProcessEnabled: true });
    linuxParameters.addTmpfs({
        containerPath: "/tmp",
        size: 64,
        mountOptions: [ecs.TmpfsMountOption.NOEXEC, ecs.TmpfsMountOption.NOSUID],
    });
    task.addContainer(name, {
        image: ecs.ContainerImage.fromRegistry(`registry.example.com/bench/${name}:1.0.0`),
        cpu: 256,
        memoryLimitMiB: 512,
        portMappings: [{ name: "http", containerPort: port }],
        readonlyRootFilesystem: true,
        user: "1000:1000",
        linuxParameters,
        stopTimeout: cdk.Duration.seconds(30),
        healthCheck: { command: ["CMD", "node", "healthcheck.js"], interval: cdk.Duration.seconds(15) },
        logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: name }),
    });
    const group = new ec2.SecurityGroup(stack, "Group", { vpc, allowAllOutbound: false });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    const service = new ecs.Ec2Service(stack, "Service", {
        cluster,
        taskDefinition: task,
        securityGroups: [group],
        vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        capacityProviderStrategies: [{ capacityProvider: capacity.capacityProviderName, weight: 1 }],
        placementStrategies: [
            ecs.PlacementStrategy.spreadAcross("attribute:ecs.availability-zone"),
            ecs.PlacementStrategy.spreadAcrossInstances(),
        ],
        availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
        circuitBreaker: { enable: true, rollback: true },
        minHealthyPercent: 100,
        maxHealthyPercent: 200,
        enableECSManagedTags: true,
        propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    if (index < routed) {
        const targetGroup = new elb.ApplicationTargetGroup(stack, "Targets", {
            vpc,
            targetType: elb.TargetType.IP,
            protocol: elb.ApplicationProtocol.HTTP,
            port,
            deregistrationDelay: cdk.Duration.seconds(30),
            healthCheck: { path: "/health", interval: cdk.Duration.seconds(15), timeout: cdk.Duration.seconds(5) },
        });
        service.attachToApplicationTargetGroup(targetGroup);
        new elb.ApplicationListenerRule(stack, "Rule", {
            listener,
            priority: 1000 + index,
            conditions: [elb.ListenerCondition.pathPatterns([`/${name}`, `/${name}/*`])],
            action: elb.ListenerAction.forward([targetGroup]),
        });
    }
    service.autoScaleTaskCount({ minCapacity: 1, maxCapacity: 4 }).scaleOnCpuUtilization("Cpu", {
        targetUtilizationPercent: 60,
        scaleInCooldown: cdk.Duration.minutes(5),
        scaleOutCooldown: cdk.Duration.minutes(1),
    });
}

const app = new cdk.App({ ...(outdir !== undefined && { outdir }), analyticsReporting: false });
const stack = new cdk.Stack(app, "Bench", { env: { account: "123456789012", region: "us-east-1" } });
cdk.Tags.of(stack).add("Project", "bench");
const shared = createShared(stack);
for (let first = 0; first < count; first += servicesInStack) {
    const scope = count > servicesInStack ? new cdk.NestedStack(stack, `Services${first}`) : stack;
    for (let index = first; index < Math.min(count, first + servicesInStack); index++)
        createService(scope, index, shared);
}
app.synth();
