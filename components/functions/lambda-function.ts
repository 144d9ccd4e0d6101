import { join } from "node:path";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import type { FunctionPlan } from "../../model/plan/function";
import { linkVariables } from "../../model/plan/link-variables";
import { declareScheduleDeadLetters } from "../messaging/schedule-dead-letters";
import { policy, trust } from "../policy";
import type { EventBusAddress, TopicsAddress } from "../service/event-access";
import type { QueueAddress } from "../service/queue-access";
import type { TableAddress } from "../service/table-access";
import { transformed, type Transform } from "../transform";
import { declareFunctionSchedule, type FunctionScheduleTransforms } from "./function-schedule";
import { functionStatements, secretVariables } from "./function-access";

/** Changes to the arguments of a function's children. */
export interface FunctionTransforms extends FunctionScheduleTransforms {
    readonly function?: Transform<lambda.FunctionArgs>;
    readonly role?: Transform<iam.RoleArgs>;
    readonly logGroup?: Transform<cloudwatch.LogGroupArgs>;
    readonly eventSourceMapping?: Transform<lambda.EventSourceMappingArgs>;
}

/** The arguments of a {@link LambdaFunction}. */
export interface LambdaFunctionArgs {
    readonly plan: FunctionPlan;
    readonly region: string;
    readonly accountId: pulumi.Input<string>;
    /** The queue that its events come by, where it gets any. */
    readonly queue?: QueueAddress;
    readonly table?: TableAddress;
    readonly eventBus?: EventBusAddress;
    readonly topics?: TopicsAddress;
    /** Changes to the children's arguments. @default none */
    readonly transform?: FunctionTransforms;
}

/** What a stack tells of a function. */
export interface FunctionSummary {
    readonly functionName: string;
    /** The events that it runs for. */
    readonly subscribes: readonly string[];
}

/** What Lambda loads: the bundle, and the map that tells where in the source an error was thrown. */
const bundleFiles = ["index.js", "index.js.map"];

const codeArchive = ({ code }: FunctionPlan): pulumi.asset.Archive =>
    new pulumi.asset.AssetArchive(
        Object.fromEntries(bundleFiles.map((file) => [file, new pulumi.asset.FileAsset(join(code.path, file))])),
    );

/**
 * A Lambda function: its code, what it may do, its log, and what brings it the events of its queue. It is in no VPC: what it
 * reaches, it reaches over the internet, by TLS and with the rights of its role.
 */
export class LambdaFunction extends pulumi.ComponentResource {
    readonly functionName: pulumi.Output<string>;
    readonly functionArn: pulumi.Output<string>;
    readonly roleArn: pulumi.Output<string>;
    /** The queue for runs at fixed times that were not started or failed, if it has a schedule. */
    readonly scheduleDeadLetterQueueName: pulumi.Output<string> | undefined;

    constructor(name: string, args: LambdaFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:functions:LambdaFunction", name, {}, opts);
        const { plan, transform = {} } = args;
        const { tags } = plan;
        const child = { parent: this };
        const logs = new cloudwatch.LogGroup(
            name,
            transformed(transform.logGroup, { name: plan.logGroup, retentionInDays: plan.logRetentionDays, tags }),
            child,
        );
        const role = new iam.Role(
            `${name}-function`,
            transformed(transform.role, {
                description: `What the function ${name} may do`,
                assumeRolePolicy: trust("lambda.amazonaws.com"),
                tags,
            }),
            child,
        );
        const deadLetters =
            plan.scheduleDeadLetterName === undefined
                ? undefined
                : declareScheduleDeadLetters(this, name, {
                      queueName: plan.scheduleDeadLetterName,
                      tags,
                      ...(transform.scheduleDeadLetterQueue && { transform: transform.scheduleDeadLetterQueue }),
                  });
        const rights = new iam.RolePolicy(
            `${name}-function`,
            { role: role.id, policy: policy(...functionStatements(args, logs.arn, deadLetters?.arn)) },
            child,
        );
        const lambdaFunction = new lambda.Function(
            name,
            transformed(transform.function, {
                name: plan.functionName,
                role: role.arn,
                runtime: "nodejs22.x",
                architectures: [plan.architecture],
                handler: `index.${plan.export}`,
                code: codeArchive(plan),
                timeout: plan.timeoutSeconds,
                memorySize: plan.memoryMiB,
                ...(plan.reservedConcurrency !== undefined && {
                    reservedConcurrentExecutions: plan.reservedConcurrency,
                }),
                environment: {
                    variables: {
                        // A stack trace names files and lines of the source, and not of the bundle.
                        NODE_OPTIONS: "--enable-source-maps",
                        ...linkVariables<pulumi.Input<string>>(plan, {
                            table: args.table && { name: args.table.tableName, streamArn: args.table.streamArn },
                            busName: args.eventBus?.busName,
                            topics: args.topics?.topicArns,
                        }),
                        ...secretVariables(args),
                        ...plan.environment,
                    },
                },
                ...(plan.tracing !== undefined && { tracingConfig: { mode: "Active" } }),
                loggingConfig: { logFormat: "JSON", logGroup: logs.name },
                tags,
            }),
            { ...child, dependsOn: [rights] },
        );
        if (args.queue !== undefined) {
            const { size, windowSeconds, maximumConcurrency } = plan.batch;
            new lambda.EventSourceMapping(
                name,
                transformed(transform.eventSourceMapping, {
                    functionName: lambdaFunction.arn,
                    eventSourceArn: args.queue.queueArn,
                    batchSize: size,
                    ...(windowSeconds > 0 && { maximumBatchingWindowInSeconds: windowSeconds }),
                    // The function tells which events it could not work on: the others of the batch are done.
                    functionResponseTypes: ["ReportBatchItemFailures"],
                    ...(maximumConcurrency !== undefined && { scalingConfig: { maximumConcurrency } }),
                    tags,
                }),
                child,
            );
        }
        if (plan.schedule !== undefined && deadLetters !== undefined) {
            declareFunctionSchedule(this, name, {
                plan: plan.schedule,
                lambdaFunction,
                deadLetters,
                accountId: args.accountId,
                tags,
                transform,
            });
        }
        this.scheduleDeadLetterQueueName = deadLetters?.name;
        this.functionName = lambdaFunction.name;
        this.functionArn = lambdaFunction.arn;
        this.roleArn = role.arn;
        this.registerOutputs({
            functionName: this.functionName,
            functionArn: this.functionArn,
            roleArn: this.roleArn,
            ...(this.scheduleDeadLetterQueueName && { scheduleDeadLetterQueueName: this.scheduleDeadLetterQueueName }),
        });
    }
}
