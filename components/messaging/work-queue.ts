import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { longestMessageRetentionDays } from "../../model/aws/limits";
import type { QueuePlan } from "../../model/plan/queue";
import { policy, tlsOnly } from "../policy";
import { fromSources, type EventSources } from "./queue-policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link WorkQueue}. */
export interface WorkQueueArgs {
    readonly plan: QueuePlan;
    /** Whether the queues, and with them the messages, refuse to be deleted. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** The rules of EventBridge and topics of SNS that send to it. @default none */
    readonly sources?: EventSources;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly queue?: Transform<sqs.QueueArgs>;
        readonly deadLetterQueue?: Transform<sqs.QueueArgs>;
    };
}

const secondsPerDay = 86_400;

/** How long a receive waits for a message: the longest there is, so that an empty queue costs the fewest requests. */
const waitSeconds = 20;

/** The queue that a service takes its work from, and the one for messages that it can't work on; encrypted at rest, reached by TLS alone. */
export class WorkQueue extends pulumi.ComponentResource {
    readonly queueUrl: pulumi.Output<string>;
    readonly queueArn: pulumi.Output<string>;
    readonly queueName: pulumi.Output<string>;
    readonly deadLetterQueueName: pulumi.Output<string>;
    /** What lets others send to it. */
    readonly policy: sqs.QueuePolicy;

    constructor(name: string, args: WorkQueueArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:messaging:WorkQueue", name, {}, opts);
        const { plan, protect, tags, sources = { rules: [], topics: [] }, transform = {} } = args;
        const common: sqs.QueueArgs = {
            sqsManagedSseEnabled: true,
            // A message without an id of its own can be sent too; one that has an id is told apart by that.
            ...(plan.fifo && { fifoQueue: true, contentBasedDeduplication: true }),
            tags,
        };
        const deadLetters = new sqs.Queue(
            `${name}-dead-letters`,
            transformed(transform.deadLetterQueue, {
                ...common,
                name: plan.deadLetterName,
                // In a standard queue the time goes on from when the message was first sent, so it must be the longer one.
                messageRetentionSeconds: longestMessageRetentionDays * secondsPerDay,
            }),
            { parent: this, protect },
        );
        const queue = new sqs.Queue(
            name,
            transformed(transform.queue, {
                ...common,
                name: plan.name,
                visibilityTimeoutSeconds: plan.visibilityTimeoutSeconds,
                messageRetentionSeconds: plan.retentionDays * secondsPerDay,
                receiveWaitTimeSeconds: waitSeconds,
                redrivePolicy: pulumi.jsonStringify({
                    deadLetterTargetArn: deadLetters.arn,
                    maxReceiveCount: plan.maxReceives,
                }),
            }),
            { parent: this, protect },
        );
        new sqs.RedriveAllowPolicy(
            name,
            {
                queueUrl: deadLetters.id,
                redriveAllowPolicy: pulumi.jsonStringify({
                    redrivePermission: "byQueue",
                    sourceQueueArns: [queue.arn],
                }),
            },
            { parent: this },
        );
        this.policy = new sqs.QueuePolicy(
            name,
            { queueUrl: queue.id, policy: policy(tlsOnly("sqs:*", queue.arn), ...fromSources(queue.arn, sources)) },
            { parent: this },
        );
        new sqs.QueuePolicy(
            `${name}-dead-letters`,
            { queueUrl: deadLetters.id, policy: policy(tlsOnly("sqs:*", deadLetters.arn)) },
            { parent: this },
        );
        this.queueUrl = queue.url;
        this.queueArn = queue.arn;
        this.queueName = queue.name;
        this.deadLetterQueueName = deadLetters.name;
        this.registerOutputs({
            queueUrl: this.queueUrl,
            queueArn: this.queueArn,
            queueName: this.queueName,
            deadLetterQueueName: this.deadLetterQueueName,
        });
    }
}
