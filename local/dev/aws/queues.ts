import type { SQSClient } from "@aws-sdk/client-sqs";
import { longestMessageRetentionDays } from "../../../model/aws/limits";
import type { QueuePlan } from "../../../model/plan/queue";

/** Where a queue is. */
export interface MadeQueue {
    readonly url: string;
    readonly arn: string;
}

const secondsPerDay = 86_400;

/** How long a receive waits for a message, as that of the platform does. */
const waitSeconds = 20;

async function make(client: SQSClient, name: string, attributes: Readonly<Record<string, string>>): Promise<MadeQueue> {
    const { CreateQueueCommand, GetQueueAttributesCommand } = await import("@aws-sdk/client-sqs");
    const { QueueUrl: url = "" } = await client.send(
        new CreateQueueCommand({ QueueName: name, Attributes: { ...attributes } }),
    );
    const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn"] }),
    );
    return { url, arn: Attributes["QueueArn"] ?? "" };
}

/** Makes a queue for what can't be delivered or worked on. */
export const makeDeadLetterQueue = (client: SQSClient, name: string, fifo = false): Promise<MadeQueue> =>
    make(client, name, {
        MessageRetentionPeriod: String(longestMessageRetentionDays * secondsPerDay),
        ...(fifo && { FifoQueue: "true", ContentBasedDeduplication: "true" }),
    });

/** Makes the queue of a service, with its dead-letter queue. */
export async function makeQueue(client: SQSClient, plan: QueuePlan): Promise<MadeQueue> {
    const deadLetters = await makeDeadLetterQueue(client, plan.deadLetterName, plan.fifo);
    return await make(client, plan.name, {
        VisibilityTimeout: String(plan.visibilityTimeoutSeconds),
        MessageRetentionPeriod: String(plan.retentionDays * secondsPerDay),
        ReceiveMessageWaitTimeSeconds: String(waitSeconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: plan.maxReceives }),
        ...(plan.fifo && { FifoQueue: "true", ContentBasedDeduplication: "true" }),
    });
}

/** The ARNs of what sends events to a queue. */
export interface QueueSources {
    readonly rules: readonly string[];
    readonly topics: readonly string[];
}

/** Lets rules of EventBridge and topics of SNS send to a queue, and no others. */
export async function allowSources(
    client: SQSClient,
    queue: MadeQueue,
    { rules, topics }: QueueSources,
): Promise<void> {
    const { SetQueueAttributesCommand } = await import("@aws-sdk/client-sqs");
    const from = (Sid: string, Service: string, arns: readonly string[]) =>
        arns.length === 0
            ? []
            : [
                  {
                      Sid,
                      Effect: "Allow",
                      Principal: { Service },
                      Action: "sqs:SendMessage",
                      Resource: queue.arn,
                      Condition: { ArnEquals: { "aws:SourceArn": arns } },
                  },
              ];
    const statements = [
        ...from("Events", "events.amazonaws.com", rules),
        ...from("Topics", "sns.amazonaws.com", topics),
    ];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    await client.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { Policy: policy } }));
}
