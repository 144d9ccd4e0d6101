import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as lb from "@pulumi/aws/lb";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { Shared } from "./shared";

export interface ServiceConfiguration {
    name: string;
    image: string;
    cpu: number;
    memory: number;
    port: number;
    route?: { priority: number; paths: string[] };
    health: { path: string; command: string[] };
    placement: "az-balanced-spread";
    scaling: { min: number; max: number; cpu: number };
    user: string;
}

interface ServiceOptions extends Shared {
    prefix: string;
    region: string;
    tags: Record<string, string>;
    assumeRolePolicy: pulumi.Input<string>;
}

const placements = {
    "az-balanced-spread": [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "spread", field: "instanceId" },
    ],
};

export function createService(configuration: ServiceConfiguration, options: ServiceOptions) {
    const { prefix, region, tags } = options;
    const { name, image, cpu, memory, port, route, health, placement, scaling, user } = configuration;
    const logs = new cloudwatch.LogGroup(name, {
        name: `/${prefix.replace("-", "/")}/${name}`,
        retentionInDays: 14,
        tags,
    });
    const executionRole = new iam.Role(`${name}-execution`, {
        description: `Starts the tasks of ${name}`,
        assumeRolePolicy: options.assumeRolePolicy,
        tags,
    });
    new iam.RolePolicy(`${name}-execution`, {
        role: executionRole.id,
        policy: pulumi.jsonStringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Logs",
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: pulumi.interpolate`${logs.arn}:*`,
                },
            ],
        }),
    });
    const taskRole = new iam.Role(`${name}-task`, {
        description: `What the code of ${name} may do`,
        assumeRolePolicy: options.assumeRolePolicy,
        tags,
    });
    const taskDefinition = new ecs.TaskDefinition(name, {
        family: `${prefix}-${name}`,
        networkMode: "awsvpc",
        requiresCompatibilities: ["EC2"],
        cpu: String(cpu),
        memory: String(memory),
        runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
        executionRoleArn: executionRole.arn,
        taskRoleArn: taskRole.arn,
        containerDefinitions: pulumi.jsonStringify([
            {
                name,
                image,
                essential: true,
                cpu,
                memory,
                environment: [],
                secrets: [],
                portMappings: [{ name: "http", containerPort: port, hostPort: port, protocol: "tcp" }],
                readonlyRootFilesystem: true,
                user,
                linuxParameters: {
                    initProcessEnabled: true,
                    tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nosuid"] }],
                },
                stopTimeout: 30,
                healthCheck: {
                    command: health.command,
                    interval: 15,
                    timeout: 5,
                    retries: 3,
                    startPeriod: 60,
                },
                logConfiguration: {
                    logDriver: "awslogs",
                    options: {
                        "awslogs-group": logs.name,
                        "awslogs-region": region,
                        "awslogs-stream-prefix": name,
                    },
                },
                mountPoints: [],
                volumesFrom: [],
                systemControls: [],
            },
        ]),
        tags,
    });
    const group = new ec2.SecurityGroup(name, {
        vpcId: options.network.vpcId,
        description: `Tasks of ${name}`,
        tags: { ...tags, Name: `${prefix}-${name}` },
    });
    const https = new vpc.SecurityGroupEgressRule(`${name}-https`, {
        securityGroupId: group.id,
        description: "AWS APIs and other HTTPS",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
        tags,
    });
    const exposed = route && exposeService(configuration, route, options, group);
    const service = new ecs.Service(
        name,
        {
            cluster: options.cluster.arn,
            taskDefinition: taskDefinition.arn,
            desiredCount: scaling.min,
            capacityProviderStrategies: [{ capacityProvider: options.capacityProvider.name, weight: 1, base: 0 }],
            forceNewDeployment: true,
            orderedPlacementStrategies: placements[placement],
            placementConstraints: [],
            availabilityZoneRebalancing: "ENABLED",
            networkConfiguration: {
                subnets: options.network.privateSubnetIds,
                securityGroups: [group.id],
                assignPublicIp: false,
            },
            ...(exposed && {
                loadBalancers: [{ targetGroupArn: exposed.targetGroup.arn, containerName: name, containerPort: port }],
                healthCheckGracePeriodSeconds: 90,
            }),
            deploymentCircuitBreaker: { enable: true, rollback: true },
            deploymentMinimumHealthyPercent: 100,
            deploymentMaximumPercent: 200,
            enableEcsManagedTags: true,
            enableExecuteCommand: false,
            propagateTags: "SERVICE",
            waitForSteadyState: true,
            tags,
        },
        {
            dependsOn: [https, options.association, ...(exposed?.rules ?? [])],
            ignoreChanges: ["desiredCount"],
        },
    );
    const target = new appautoscaling.Target(name, {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: pulumi.interpolate`service/${options.cluster.name}/${service.name}`,
        minCapacity: scaling.min,
        maxCapacity: scaling.max,
        tags,
    });
    new appautoscaling.Policy(`${name}-cpu`, {
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        targetTrackingScalingPolicyConfiguration: {
            targetValue: scaling.cpu,
            scaleInCooldown: 300,
            scaleOutCooldown: 60,
            predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
        },
    });
    return { name, service, image, route, placement };
}

function exposeService(
    { name, port, health }: ServiceConfiguration,
    { priority, paths }: NonNullable<ServiceConfiguration["route"]>,
    { tags, network, listener, balancerGroup }: ServiceOptions,
    group: ec2.SecurityGroup,
) {
    const targetGroup = new lb.TargetGroup(name, {
        vpcId: network.vpcId,
        targetType: "ip",
        protocol: "HTTP",
        port,
        deregistrationDelay: 30,
        healthCheck: {
            path: health.path,
            matcher: "200",
            protocol: "HTTP",
            port: "traffic-port",
            interval: 15,
            timeout: 5,
            healthyThreshold: 2,
            unhealthyThreshold: 3,
        },
        tags,
    });
    const rule = new lb.ListenerRule(name, {
        listenerArn: listener.arn,
        priority,
        conditions: [{ pathPattern: { values: paths } }],
        actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
        tags,
    });
    const ports = { ipProtocol: "tcp", fromPort: port, toPort: port, tags };
    const ingress = new vpc.SecurityGroupIngressRule(`${name}-alb`, {
        securityGroupId: group.id,
        referencedSecurityGroupId: balancerGroup.id,
        description: "Requests from the load balancer",
        ...ports,
    });
    const egress = new vpc.SecurityGroupEgressRule(`${name}-alb`, {
        securityGroupId: balancerGroup.id,
        referencedSecurityGroupId: group.id,
        description: `Requests to ${name}`,
        ...ports,
    });
    return { targetGroup, rules: [rule, ingress, egress] };
}
