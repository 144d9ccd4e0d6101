import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as lb from "@pulumi/aws/lb";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { slug } from "../../model/plan/names";
import type { ServicePlan } from "../../model/plan/service";
import { transformed, type Transform } from "../transform";
import { containerDefinition } from "./container-definition";
import { declareExposure } from "./service-exposure";
import { declareRoles, type ServiceRolesArgs } from "./service-roles";
import { declareScaling, type ServiceScalingArgs } from "./service-scaling";

/** The arguments of a {@link Service}. */
export interface ServiceArgs {
    readonly plan: ServicePlan;
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    readonly accountId: pulumi.Input<string>;
    /** The image, with its digest where it was built here. */
    readonly imageUri: pulumi.Input<string>;
    /** The ECR repository of the image, if it is one of ECR's. */
    readonly repositoryArn?: pulumi.Input<string>;
    readonly clusterArn: pulumi.Input<string>;
    readonly clusterName: pulumi.Input<string>;
    readonly execLogGroupArn: pulumi.Input<string>;
    readonly capacityProviderName: pulumi.Input<string>;
    /** The cluster's list of capacity providers, which must outlive the service. */
    readonly association: pulumi.Resource;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The load balancer that the service's routes are on. @default - none: it has no routes */
    readonly loadBalancer?: {
        readonly listenerArn: pulumi.Input<string>;
        readonly securityGroupId: pulumi.Input<string>;
        readonly albArnSuffix: pulumi.Input<string>;
    };
    /** Changes to the children's arguments, for what the configuration does not name. @default none */
    readonly transform?: ServiceTransforms;
}

/** Changes to the arguments of a service's children. */
export interface ServiceTransforms {
    readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    readonly securityGroup?: Transform<ec2.SecurityGroupArgs>;
    readonly targetGroup?: Transform<lb.TargetGroupArgs>;
    readonly listenerRule?: Transform<lb.ListenerRuleArgs>;
    readonly taskDefinition?: Transform<ecs.TaskDefinitionArgs>;
    readonly service?: Transform<ecs.ServiceArgs>;
    readonly roles?: ServiceRolesArgs["transform"];
    readonly scaling?: ServiceScalingArgs["transform"];
}

/** An ECS service on EC2 capacity: its tasks, how they are placed, reached, scaled and logged, and what they may do. */
export class Service extends pulumi.ComponentResource {
    readonly serviceName: pulumi.Output<string>;
    readonly taskDefinitionArn: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly imageUri: pulumi.Output<string>;

    constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:service:Service", name, {}, opts);
        const { plan, transform = {} } = args;
        const tags = plan.tags;
        const logs = new cloudwatch.LogGroup(
            name,
            transformed(transform.logGroup, { name: plan.logGroup, retentionInDays: plan.logRetentionDays, tags }),
            { parent: this },
        );
        const taskDefinition = this.defineTask(name, args, logs);
        const group = new ec2.SecurityGroup(
            name,
            transformed(transform.securityGroup, {
                vpcId: args.vpcId,
                description: `Tasks of ${name}`,
                tags: { ...tags, Name: `${args.project}-${args.stack}-${name}` },
            }),
            { parent: this },
        );
        const egress = new vpc.SecurityGroupEgressRule(
            `${name}-https`,
            {
                securityGroupId: group.id,
                description: "AWS APIs and other HTTPS",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: "0.0.0.0/0",
                tags,
            },
            { parent: this },
        );
        const exposed =
            plan.exposure &&
            args.loadBalancer &&
            declareExposure(this, name, {
                plan: plan.exposure,
                vpcId: args.vpcId,
                securityGroupId: group.id,
                loadBalancer: args.loadBalancer,
                tags,
                transform,
            });
        const service = this.runTasks(name, args, taskDefinition, group, exposed?.targetGroup, [
            egress,
            args.association,
            ...(exposed?.rules ?? []),
        ]);
        if (plan.scaling.targets.length > 0) {
            declareScaling(this, name, {
                plan: plan.scaling,
                clusterName: args.clusterName,
                serviceName: service.name,
                ...(args.loadBalancer && { albArnSuffix: args.loadBalancer.albArnSuffix }),
                ...(exposed && { targetGroupArnSuffix: exposed.targetGroup.arnSuffix }),
                tags,
                ...(transform.scaling && { transform: transform.scaling }),
            });
        }
        this.serviceName = service.name;
        this.taskDefinitionArn = taskDefinition.arn;
        this.securityGroupId = group.id;
        this.imageUri = pulumi.output(args.imageUri);
        this.registerOutputs({
            serviceName: this.serviceName,
            taskDefinitionArn: this.taskDefinitionArn,
            securityGroupId: this.securityGroupId,
            imageUri: this.imageUri,
        });
    }

    private defineTask(name: string, args: ServiceArgs, logs: cloudwatch.LogGroup): ecs.TaskDefinition {
        const { plan, region, transform = {} } = args;
        const secretArns = Object.fromEntries(
            Object.entries(plan.secrets).map(([variable, source]) => [
                variable,
                secretArn(source, region, args.accountId),
            ]),
        );
        const roles = declareRoles(this, name, {
            accountId: args.accountId,
            ...(args.repositoryArn !== undefined && { repositoryArn: args.repositoryArn }),
            logGroupArn: logs.arn,
            secretArns: Object.values(secretArns).map((arn) => arn.apply(withoutKey)),
            ...(plan.exec && { execLogGroupArn: args.execLogGroupArn }),
            tags: plan.tags,
            ...(transform.roles && { transform: transform.roles }),
        });
        const containers = pulumi
            .all([args.imageUri, logs.name, pulumi.all(secretArns)])
            .apply(([imageUri, logGroup, secrets]) =>
                JSON.stringify([containerDefinition(plan, { imageUri, logGroup, region, secrets })]),
            );
        return new ecs.TaskDefinition(
            name,
            transformed(transform.taskDefinition, {
                family: `${slug(args.project)}-${slug(args.stack)}-${name}`,
                networkMode: "awsvpc",
                requiresCompatibilities: ["EC2"],
                cpu: String(plan.cpuUnits),
                memory: String(plan.memoryMiB),
                runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: plan.architecture },
                executionRoleArn: roles.executionRoleArn,
                taskRoleArn: roles.taskRoleArn,
                containerDefinitions: containers,
                tags: plan.tags,
            }),
            { parent: this, dependsOn: [...roles.rights] },
        );
    }

    private runTasks(
        name: string,
        args: ServiceArgs,
        taskDefinition: ecs.TaskDefinition,
        group: ec2.SecurityGroup,
        targetGroup: lb.TargetGroup | undefined,
        dependsOn: pulumi.Resource[],
    ): ecs.Service {
        const { plan, transform = {} } = args;
        const autoscaled = plan.scaling.targets.length > 0;
        return new ecs.Service(
            name,
            transformed(transform.service, {
                cluster: args.clusterArn,
                taskDefinition: taskDefinition.arn,
                desiredCount: plan.scaling.desired,
                capacityProviderStrategies: [{ capacityProvider: args.capacityProviderName, weight: 1, base: 0 }],
                // Without it, another strategy would replace the service.
                forceNewDeployment: true,
                orderedPlacementStrategies: plan.placement.strategies.map(({ type, field }) => ({
                    type,
                    ...(field !== undefined && { field }),
                })),
                placementConstraints: plan.placement.constraints.map(({ type, expression }) => ({
                    type,
                    ...(expression !== undefined && { expression }),
                })),
                availabilityZoneRebalancing: plan.zoneRebalancing ? "ENABLED" : "DISABLED",
                networkConfiguration: { subnets: args.subnetIds, securityGroups: [group.id], assignPublicIp: false },
                ...(targetGroup &&
                    plan.exposure && {
                        loadBalancers: [
                            {
                                targetGroupArn: targetGroup.arn,
                                containerName: plan.name,
                                containerPort: plan.exposure.port,
                            },
                        ],
                        healthCheckGracePeriodSeconds: plan.startupSeconds,
                    }),
                deploymentCircuitBreaker: { enable: true, rollback: true },
                deploymentMinimumHealthyPercent: plan.minimumHealthyPercent,
                deploymentMaximumPercent: plan.maximumPercent,
                enableEcsManagedTags: true,
                enableExecuteCommand: plan.exec,
                propagateTags: "SERVICE",
                waitForSteadyState: true,
                tags: plan.tags,
            }),
            { parent: this, dependsOn, ignoreChanges: autoscaled ? ["desiredCount"] : [] },
        );
    }
}

/** The ARN of a secret that the configuration names by ARN or, in SSM, by the parameter's name. */
function secretArn(source: string, region: string, accountId: pulumi.Input<string>): pulumi.Output<string> {
    return source.startsWith("arn:")
        ? pulumi.output(source)
        : pulumi.interpolate`arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter/${source.replace(/^\//, "")}`;
}

/** The ARN of a secret without the JSON key and version that may follow it in a task definition: rights are given on the whole secret. */
const withoutKey = (arn: string) => arn.split(":").slice(0, 7).join(":");
