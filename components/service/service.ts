import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import type * as iam from "@pulumi/aws/iam";
import type * as lb from "@pulumi/aws/lb";
import type * as servicediscovery from "@pulumi/aws/servicediscovery";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { MetricSubject } from "../../model/plan/alarm";
import { isAutoscaled } from "../../model/plan/scaling";
import type { ServicePlan } from "../../model/plan/service";
import type { TlsRole } from "../discovery/tls-role";
import { providerNameOf } from "../compute/capacity";
import { declareMetricAlarm, type Dimensions } from "../observability/metric-alarm";
import { beforeDeployment, jobTags } from "../jobs/before-deployment";
import { whereToRun } from "../jobs/where-to-run";
import { JobSchedules, type JobSchedulesArgs } from "../jobs/job-schedules";
import { transformed, type Transform } from "../transform";
import { declareCalls, serviceConnect } from "./service-calls";
import { declareDatabaseLinks } from "./existing-links";
import { declareExposure, type ServiceExposure, type SharingService } from "./service-exposure";
import { declareDns } from "./service-dns";
import type { QueueAccess } from "./queue-access";
import type { ServiceRolesArgs } from "./service-roles";
import { callsHooks } from "../calls-hooks";
import { outcomeHooks } from "./outcome/outcome-hooks";
import { scheduling } from "./scheduling";
import { declareScaling, type ServiceScalingArgs } from "./service-scaling";
import { declareVolumeRules, mountedVolumes, type MountedFileSystem } from "./service-volumes";
import { declareBlockVolume } from "./service-block-volume";
import { declareTask, type DeclaredTask } from "./task-definition";
import { deploymentConfiguration } from "./traffic-shifting";

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
    /** The capacity providers of the environment's instances, by what the plan calls them; AWS names those of Fargate. */
    readonly capacityProviderNames: Readonly<Record<string, pulumi.Input<string>>>;
    /** The cluster's list of capacity providers, which must outlive the service. */
    readonly association: pulumi.Resource;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The load balancer that the service's routes are on. @default - none: it has no routes */
    readonly loadBalancer?: {
        readonly listenerArn: pulumi.Input<string>;
        readonly securityGroupId: pulumi.Input<string>;
        readonly albArnSuffix: pulumi.Input<string>;
        /** Whether its security group belongs to others, and so gets no rules. @default false */
        readonly existing?: boolean;
    };
    /** The services that get a share of its requests, by name. @default none */
    readonly sharesWith?: Readonly<Record<string, SharingService>>;
    /** What a service that calls others, or is called, needs. @default - none: it has no part in Service Connect */
    readonly calls?: {
        /** The Service Connect namespace. */
        readonly namespaceArn: pulumi.Input<string>;
        /** The role by which ECS issues certificates, where calls are encrypted. @default - they are not */
        readonly tlsRole?: TlsRole;
        /** The security groups of the services that it calls, by name. */
        readonly securityGroupIds: Readonly<Record<string, pulumi.Input<string>>>;
        /** The services that must run before it: tasks know no other endpoints than those that were there before them. */
        readonly startsAfter: readonly pulumi.Resource[];
    };
    /** The private DNS zone, as Cloud Map names it. @default - none: the service is not found by DNS */
    readonly dnsNamespaceId?: pulumi.Input<string>;
    /** The queues that it has to do with. @default none */
    readonly queues?: QueueAccess;
    /** The file systems of its own, by volume. @default none */
    readonly fileSystems?: Readonly<Record<string, MountedFileSystem>>;
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
    /** Those of the alarms that make ECS go back. */
    readonly alarm?: Transform<cloudwatch.MetricAlarmArgs>;
    /** That of the role with which ECS moves requests. */
    readonly infrastructureRole?: Transform<iam.RoleArgs>;
    /** That of the role with which ECS makes volumes. */
    readonly volumeRole?: Transform<iam.RoleArgs>;
    readonly jobDefinition?: Transform<ecs.TaskDefinitionArgs>;
    readonly service?: Transform<ecs.ServiceArgs>;
    readonly registry?: Transform<servicediscovery.ServiceArgs>;
    readonly jobs?: JobSchedulesArgs["transform"];
    readonly roles?: ServiceRolesArgs["transform"];
    readonly scaling?: ServiceScalingArgs["transform"];
}

/** What names a service's target groups in metrics. */
const dimensionsBehind =
    (albArnSuffix: pulumi.Input<string>, exposed: ServiceExposure | undefined) =>
    (subject: MetricSubject): Dimensions => {
        const alternate = subject.kind === "target-group" && subject.alternate === true;
        const group = alternate ? exposed?.alternate?.targetGroup : exposed?.targetGroup;
        return { LoadBalancer: albArnSuffix, TargetGroup: group?.arnSuffix ?? "" };
    };

/** An ECS service on EC2 instances or Fargate: its tasks, how they are placed, reached, scaled and logged, and what they may do. */
export class Service extends pulumi.ComponentResource {
    readonly serviceName: pulumi.Output<string>;
    readonly taskDefinitionArn: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly imageUri: pulumi.Output<string>;
    /** The ECS service itself, for what must come after it; undefined where nothing but jobs runs. */
    readonly ecsService: ecs.Service | undefined;
    /** What the load balancer sends its requests to, if it has routes. */
    readonly targetGroup: lb.TargetGroup | undefined;
    /** The second target group, where ECS moves its requests between two. */
    readonly alternateTargetGroup: lb.TargetGroup | undefined;
    /** The queue for what was not started of its jobs, if one has a schedule. */
    readonly scheduleDeadLetterQueueName: pulumi.Output<string> | undefined;

    constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:service:Service", name, {}, opts);
        const { plan, transform = {} } = args;
        const tags = plan.tags;
        const logs = new cloudwatch.LogGroup(
            name,
            transformed(transform.logGroup, { name: plan.logGroup, retentionInDays: plan.logRetentionDays, tags }),
            { parent: this },
        );
        const group = new ec2.SecurityGroup(
            name,
            transformed(transform.securityGroup, {
                vpcId: args.vpcId,
                description: `Tasks of ${name}`,
                tags: { ...tags, Name: `${args.project}-${args.stack}-${name}` },
            }),
            { parent: this },
        );
        const volumes = mountedVolumes(plan.volumes, args.fileSystems ?? {}, args);
        const task = declareTask(this, name, {
            plan,
            region: args.region,
            accountId: args.accountId,
            imageUri: args.imageUri,
            ...(args.repositoryArn !== undefined && { repositoryArn: args.repositoryArn }),
            logGroup: logs,
            execLogGroupArn: args.execLogGroupArn,
            ...(args.queues && { queues: args.queues }),
            volumes,
            jobTags: (job) =>
                whereToRun(job, {
                    subnetIds: args.subnetIds,
                    securityGroupId: group.id,
                    strategy: strategyOf(args),
                }),
            transform,
        });
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
                region: args.region,
                vpcId: args.vpcId,
                securityGroupId: group.id,
                loadBalancer: args.loadBalancer,
                ...(args.sharesWith && { sharesWith: args.sharesWith }),
                tags,
                transform,
            });
        const databases = declareDatabaseLinks(this, name, {
            databases: plan.databases,
            securityGroupId: group.id,
            tags,
        });
        const files = declareVolumeRules(this, name, { volumes, securityGroupId: group.id, tags });
        const calls = declareCalls(this, name, {
            calls: plan.calls,
            securityGroupId: group.id,
            calleeSecurityGroupIds: args.calls?.securityGroupIds ?? {},
            tags,
        });
        const alarms = plan.deployment.alarms.map((alarm) =>
            declareMetricAlarm(this, {
                plan: alarm,
                dimensionsOf: dimensionsBehind(args.loadBalancer?.albArnSuffix ?? "", exposed),
                tags,
                ...(transform.alarm && { transform: transform.alarm }),
            }),
        );
        const ways = [egress, args.association, ...databases, ...files, ...calls];
        const service =
            plan.runs === "jobs"
                ? undefined
                : this.runTasks(name, args, task, group, logs, exposed, alarms, [
                      ...ways,
                      ...(exposed?.rules ?? []),
                      ...(args.calls?.startsAfter ?? []),
                      ...(args.calls?.tlsRole?.rights ?? []),
                  ]);
        const schedules =
            plan.scheduleDeadLetterName === undefined
                ? undefined
                : new JobSchedules(
                      name,
                      {
                          plan,
                          deadLetterName: plan.scheduleDeadLetterName,
                          region: args.region,
                          accountId: args.accountId,
                          clusterArn: args.clusterArn,
                          clusterName: args.clusterName,
                          definitions: task.jobs,
                          executionRoleArn: task.executionRoleArn,
                          taskRoleArn: task.taskRoleArn,
                          strategy: strategyOf(args),
                          subnetIds: args.subnetIds,
                          securityGroupId: group.id,
                          dependsOn: ways,
                          ...(transform.jobs && { transform: transform.jobs }),
                      },
                      { parent: this },
                  );
        if (service && isAutoscaled(plan.scaling)) {
            declareScaling(this, name, {
                plan: plan.scaling,
                clusterName: args.clusterName,
                serviceName: service.name,
                ...(args.loadBalancer && { albArnSuffix: args.loadBalancer.albArnSuffix }),
                ...(exposed && { targetGroupArnSuffix: exposed.targetGroup.arnSuffix }),
                ...(exposed?.alternate && {
                    alternateTargetGroupArnSuffix: exposed.alternate.targetGroup.arnSuffix,
                }),
                ...(args.queues?.own && { queueName: args.queues.own.queueName }),
                tags,
                ...(transform.scaling && { transform: transform.scaling }),
            });
        }
        this.serviceName = service?.name ?? pulumi.output("");
        this.taskDefinitionArn = task.taskDefinition.arn;
        this.securityGroupId = group.id;
        this.imageUri = pulumi.output(args.imageUri);
        this.ecsService = service;
        this.targetGroup = exposed?.targetGroup;
        this.alternateTargetGroup = exposed?.alternate?.targetGroup;
        this.scheduleDeadLetterQueueName = schedules?.deadLetterQueueName;
        this.registerOutputs({
            serviceName: this.serviceName,
            taskDefinitionArn: this.taskDefinitionArn,
            securityGroupId: this.securityGroupId,
            imageUri: this.imageUri,
            ...(this.scheduleDeadLetterQueueName && { scheduleDeadLetterQueueName: this.scheduleDeadLetterQueueName }),
        });
    }

    private runTasks(
        name: string,
        args: ServiceArgs,
        task: DeclaredTask,
        group: ec2.SecurityGroup,
        logs: cloudwatch.LogGroup,
        exposed: ServiceExposure | undefined,
        alarms: readonly cloudwatch.MetricAlarm[],
        dependsOn: pulumi.Resource[],
    ): ecs.Service {
        const { plan, transform = {} } = args;
        const { deployment } = plan;
        const alarmNames = [...alarms.map((alarm) => alarm.name), ...deployment.alarmNames];
        const connected =
            args.calls &&
            serviceConnect(plan, {
                namespaceArn: args.calls.namespaceArn,
                ...(args.calls.tlsRole && { tlsRoleArn: args.calls.tlsRole.arn }),
                logGroup: logs.name,
                region: args.region,
            });
        const registry = declareDns(this, plan, args.dnsNamespaceId, transform.registry);
        const blockVolume =
            plan.blockVolume &&
            declareBlockVolume(this, name, {
                plan: plan.blockVolume,
                region: args.region,
                tags: plan.tags,
                ...(transform.volumeRole && { transform: transform.volumeRole }),
            });
        return new ecs.Service(
            name,
            transformed(transform.service, {
                cluster: args.clusterArn,
                taskDefinition: task.taskDefinition.arn,
                ...scheduling(plan, strategyOf(args)),
                networkConfiguration: { subnets: args.subnetIds, securityGroups: [group.id], assignPublicIp: false },
                ...(connected && { serviceConnectConfiguration: connected }),
                ...(registry && { serviceRegistries: registry }),
                ...(blockVolume && { volumeConfiguration: blockVolume.configuration }),
                ...(exposed &&
                    plan.exposure && {
                        loadBalancers: [
                            {
                                targetGroupArn: exposed.targetGroup.arn,
                                containerName: plan.name,
                                containerPort: plan.exposure.port,
                                ...(exposed.alternate && {
                                    advancedConfiguration: {
                                        alternateTargetGroupArn: exposed.alternate.targetGroup.arn,
                                        productionListenerRule: exposed.alternate.productionRuleArn,
                                        ...(exposed.alternate.testRuleArn && {
                                            testListenerRule: exposed.alternate.testRuleArn,
                                        }),
                                        roleArn: exposed.alternate.roleArn,
                                    },
                                }),
                            },
                        ],
                        healthCheckGracePeriodSeconds: plan.exposure.gracePeriodSeconds,
                    }),
                // A service that was never anything else than rolling has none of it, as before there was a choice.
                ...(exposed?.alternate && { deploymentConfiguration: deploymentConfiguration(deployment) }),
                ...(alarmNames.length > 0 && { alarms: { enable: true, rollback: true, alarmNames } }),
                enableEcsManagedTags: true,
                enableExecuteCommand: plan.exec,
                propagateTags: "SERVICE",
                waitForSteadyState: true,
                tags: { ...plan.tags, ...jobTags(plan.jobs, task.jobs) },
            }),
            {
                parent: this,
                dependsOn: [...dependsOn, ...(blockVolume ? [blockVolume.rights] : [])],
                ignoreChanges: isAutoscaled(plan.scaling) ? ["desiredCount"] : [],
                ...(deployment.timeoutMinutes !== undefined && {
                    customTimeouts: {
                        create: `${deployment.timeoutMinutes}m`,
                        update: `${deployment.timeoutMinutes}m`,
                    },
                }),
                ...(callsHooks() && {
                    hooks: {
                        ...outcomeHooks(name, { region: args.region, logGroup: plan.logGroup }),
                        ...beforeDeployment(name, {
                            jobs: plan.jobs,
                            region: args.region,
                            logGroup: plan.logGroup,
                            family: plan.family,
                        }),
                    },
                }),
            },
        );
    }
}

/** The capacity providers that the service's tasks run on, and what each has of them. */
const strategyOf = ({ plan, capacityProviderNames }: ServiceArgs) =>
    plan.capacity.map(({ provider, base, weight }) => ({
        capacityProvider: providerNameOf(provider, capacityProviderNames),
        weight,
        base,
    }));
