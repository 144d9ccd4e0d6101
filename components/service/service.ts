import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import type * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import type { MetricSubject } from "../../model/plan/alarm";
import { isAutoscaled } from "../../model/plan/scaling";
import { declareMetricAlarm, type Dimensions } from "../observability/metric-alarm";
import { whereToRun } from "../jobs/where-to-run";
import { JobSchedules } from "../jobs/job-schedules";
import { declareHttpsEgress } from "../https-egress";
import { transformed } from "../transform";
import { declareCalls } from "./service-calls";
import { declareDatabaseRules } from "./service-database";
import { declareDatabaseLinks } from "./existing-links";
import { declareCacheRules } from "./service-cache";
import { declareExposure, type ServiceExposure } from "./service-exposure";
import { declareScaling } from "./service-scaling";
import { declareVolumeRules, mountedVolumes } from "./service-volumes";
import { declareTask } from "./task-definition";
import { capacityStrategy } from "./capacity-strategy";
import { declareEcsService } from "./ecs-service";
import type { ServiceArgs } from "./service-args";

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
            ...(args.table && { table: args.table }),
            ...(args.eventBus && { eventBus: args.eventBus }),
            ...(args.topics && { topics: args.topics }),
            ...(args.cache && { cache: args.cache }),
            ...(args.database && { database: args.database }),
            volumes,
            jobTags: (job) =>
                whereToRun(job, {
                    subnetIds: args.subnetIds,
                    securityGroupId: group.id,
                    strategy: capacityStrategy(args),
                }),
            transform,
        });
        const egress = declareHttpsEgress(this, `${name}-https`, {
            securityGroupId: group.id,
            description: "AWS APIs and other HTTPS",
            tags,
        });
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
        const database = declareDatabaseRules(this, name, {
            database: args.database,
            securityGroupId: group.id,
            tags,
        });
        const files = declareVolumeRules(this, name, { volumes, securityGroupId: group.id, tags });
        const cache = declareCacheRules(this, name, { cache: args.cache, securityGroupId: group.id, tags });
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
        const ways = [egress, args.association, ...databases, ...database, ...files, ...cache, ...calls];
        const service =
            plan.runs === "jobs"
                ? undefined
                : declareEcsService(this, name, args, {
                      task,
                      securityGroupId: group.id,
                      logGroupName: logs.name,
                      exposed,
                      alarms,
                      dependsOn: [
                          ...ways,
                          ...(exposed?.rules ?? []),
                          ...(args.calls?.startsAfter ?? []),
                          ...(args.calls?.tlsRole?.rights ?? []),
                      ],
                  });
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
                          strategy: capacityStrategy(args),
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
}
