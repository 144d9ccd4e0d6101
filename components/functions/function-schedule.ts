import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as scheduler from "@pulumi/aws/scheduler";
import type * as sqs from "@pulumi/aws/sqs";
import type * as pulumi from "@pulumi/pulumi";
import type { FunctionSchedulePlan } from "../../model/plan/function-schedule";
import { policy, trust } from "../policy";
import type { Tags } from "../tags";
import { scheduleTimes } from "../schedule-times";
import { transformed, type Transform } from "../transform";

/** Changes to the arguments of what runs a function at fixed times. */
export interface FunctionScheduleTransforms {
    readonly schedule?: Transform<scheduler.ScheduleArgs>;
    readonly scheduleRole?: Transform<iam.RoleArgs>;
    readonly scheduleDeadLetterQueue?: Transform<sqs.QueueArgs>;
    readonly eventInvokeConfig?: Transform<lambda.FunctionEventInvokeConfigArgs>;
}

/** What {@link declareFunctionSchedule} takes. */
export interface FunctionScheduleArgs {
    readonly plan: FunctionSchedulePlan;
    readonly lambdaFunction: lambda.Function;
    /** The queue for runs that were not started, or failed each time. */
    readonly deadLetters: sqs.Queue;
    readonly accountId: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: FunctionScheduleTransforms;
}

/**
 * Declares what runs a function at fixed times. EventBridge Scheduler hands a run to Lambda, which tries it again where it fails:
 * each writes to the one queue what it gave up.
 */
export function declareFunctionSchedule(parent: pulumi.Resource, name: string, args: FunctionScheduleArgs): void {
    const { plan, lambdaFunction, deadLetters, tags, transform = {} } = args;
    const role = new iam.Role(
        `${name}-schedules`,
        transformed(transform.scheduleRole, {
            description: `Runs the function ${name} at its times`,
            assumeRolePolicy: trust("scheduler.amazonaws.com", args.accountId),
            tags,
        }),
        { parent },
    );
    const rights = new iam.RolePolicy(
        `${name}-schedules`,
        {
            role: role.id,
            policy: policy(
                { Sid: "RunFunction", Effect: "Allow", Action: "lambda:InvokeFunction", Resource: lambdaFunction.arn },
                { Sid: "DeadLetters", Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
            ),
        },
        { parent },
    );
    const attempts = new lambda.FunctionEventInvokeConfig(
        name,
        transformed(transform.eventInvokeConfig, {
            functionName: lambdaFunction.name,
            maximumRetryAttempts: plan.attempts - 1,
            maximumEventAgeInSeconds: plan.retrySeconds,
            destinationConfig: { onFailure: { destination: deadLetters.arn } },
        }),
        { parent },
    );
    new scheduler.Schedule(
        name,
        transformed(transform.schedule, {
            description: `Runs the function ${name}`,
            ...scheduleTimes(plan),
            target: {
                arn: lambdaFunction.arn,
                roleArn: role.arn,
                ...(plan.input !== undefined && { input: plan.input }),
                // It is tried for as long as it may be late.
                retryPolicy: { maximumEventAgeInSeconds: plan.retrySeconds },
                deadLetterConfig: { arn: deadLetters.arn },
            },
        }),
        { parent, dependsOn: [rights, attempts] },
    );
}
