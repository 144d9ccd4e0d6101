import type * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as scheduler from "@pulumi/aws/scheduler";
import type * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import { jobFamily } from "../../model/plan/job";
import type { ServicePlan } from "../../model/plan/service";
import { declareScheduleDeadLetters } from "../messaging/schedule-dead-letters";
import type { ProviderShare } from "./where-to-run";
import { policy, trust, type Statement } from "../policy";
import { scheduleTimes } from "../schedule-times";
import { transformed, type Transform } from "../transform";

/** The arguments of {@link JobSchedules}. */
export interface JobSchedulesArgs {
    readonly plan: ServicePlan;
    /** The name of the queue for what could not be started. */
    readonly deadLetterName: string;
    readonly region: string;
    readonly accountId: pulumi.Input<string>;
    readonly clusterArn: pulumi.Input<string>;
    readonly clusterName: pulumi.Input<string>;
    /** The task definitions, by job. */
    readonly definitions: ReadonlyMap<string, ecs.TaskDefinition>;
    readonly executionRoleArn: pulumi.Input<string>;
    readonly taskRoleArn: pulumi.Input<string>;
    readonly strategy: readonly ProviderShare[];
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    readonly securityGroupId: pulumi.Input<string>;
    /** What tasks need before they start. */
    readonly dependsOn: readonly pulumi.Resource[];
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly schedule?: Transform<scheduler.ScheduleArgs>;
        readonly role?: Transform<iam.RoleArgs>;
        readonly deadLetterQueue?: Transform<sqs.QueueArgs>;
    };
}

/** Starts a service's jobs at their times. What could not be started in time is written to a queue, with the reason. */
export class JobSchedules extends pulumi.ComponentResource {
    readonly deadLetterQueueName: pulumi.Output<string>;

    constructor(name: string, args: JobSchedulesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:jobs:JobSchedules", name, {}, opts);
        const { plan, deadLetterName, transform = {} } = args;
        const { tags } = plan;
        const child = { parent: this };
        const deadLetters = declareScheduleDeadLetters(this, name, {
            queueName: deadLetterName,
            tags,
            ...(transform.deadLetterQueue && { transform: transform.deadLetterQueue }),
        });
        const role = new iam.Role(
            `${name}-schedules`,
            transformed(transform.role, {
                description: `Starts the jobs of ${name} at their times`,
                assumeRolePolicy: trust("scheduler.amazonaws.com", args.accountId),
                tags,
            }),
            child,
        );
        const rights = new iam.RolePolicy(
            `${name}-schedules`,
            { role: role.id, policy: policy(...statements(args, deadLetters.arn)) },
            child,
        );
        for (const { name: job, schedule } of plan.jobs) {
            const definition = args.definitions.get(job);
            if (schedule === undefined || definition === undefined) continue;
            new scheduler.Schedule(
                `${name}-${job}`,
                transformed(transform.schedule, {
                    description: `Runs the job ${job} of ${name}`,
                    ...scheduleTimes(schedule),
                    target: {
                        arn: args.clusterArn,
                        roleArn: role.arn,
                        retryPolicy: {
                            maximumRetryAttempts: schedule.retries,
                            maximumEventAgeInSeconds: schedule.retrySeconds,
                        },
                        deadLetterConfig: { arn: deadLetters.arn },
                        ecsParameters: {
                            taskDefinitionArn: definition.arn,
                            taskCount: 1,
                            capacityProviderStrategies: [...args.strategy],
                            networkConfiguration: {
                                subnets: args.subnetIds,
                                securityGroups: [args.securityGroupId],
                                assignPublicIp: false,
                            },
                            enableEcsManagedTags: true,
                            propagateTags: "TASK_DEFINITION",
                        },
                    },
                }),
                { ...child, dependsOn: [rights, ...args.dependsOn] },
            );
        }
        this.deadLetterQueueName = deadLetters.name;
        this.registerOutputs({ deadLetterQueueName: this.deadLetterQueueName });
    }
}

/**
 * What EventBridge Scheduler may do: start tasks of these families in this cluster, give them their two roles and tags, and
 * write down what failed. Source: Amazon ECS EventBridge IAM role, ECS developer guide.
 */
function statements(args: JobSchedulesArgs, deadLetterArn: pulumi.Input<string>): Statement[] {
    const { plan, region, accountId, clusterArn, clusterName } = args;
    const arn = (rest: pulumi.Input<string>) =>
        pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:${rest}`;
    const families = plan.jobs
        .filter(({ schedule }) => schedule !== undefined)
        .map(({ name }) => arn(`task-definition/${jobFamily(plan.family, name)}:*`));
    return [
        {
            Sid: "RunJobs",
            Effect: "Allow",
            Action: "ecs:RunTask",
            Resource: families,
            Condition: { ArnEquals: { "ecs:cluster": clusterArn } },
        },
        {
            Sid: "TagTasks",
            Effect: "Allow",
            Action: "ecs:TagResource",
            Resource: arn(pulumi.interpolate`task/${clusterName}/*`),
            Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
        },
        {
            Sid: "GiveRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: [args.executionRoleArn, args.taskRoleArn],
            Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        { Sid: "DeadLetters", Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterArn },
    ];
}
