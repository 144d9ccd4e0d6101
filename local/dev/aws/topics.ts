import type { SNSClient } from "@aws-sdk/client-sns";
import type { TopicPlan, TopicSubscriptionPlan } from "../../../model/plan/topic";
import type { MadeQueue } from "./queues";

/** The ARNs of topics, by the events that they carry. */
export type MadeTopics = Readonly<Record<string, string>>;

/** Makes the topics of events that do not go by the bus. */
export async function makeTopics(client: SNSClient, topics: readonly TopicPlan[]): Promise<MadeTopics> {
    const { CreateTopicCommand } = await import("@aws-sdk/client-sns");
    const arns: Record<string, string> = {};
    for (const { event, name } of topics) {
        const { TopicArn = "" } = await client.send(new CreateTopicCommand({ Name: name }));
        arns[event] = TopicArn;
    }
    return arns;
}

/** Where the events of a subscriber go. */
export interface TopicSubscriber {
    readonly subscriptions: readonly TopicSubscriptionPlan[];
    readonly queue: MadeQueue;
    /** The queue for events that can't be delivered. */
    readonly deadLetters: MadeQueue;
}

/** Brings the events that are subscribed to from their topics into a queue, as they were published. */
export async function subscribeToTopics(
    client: SNSClient,
    topics: MadeTopics,
    { subscriptions, queue, deadLetters }: TopicSubscriber,
): Promise<void> {
    const { SubscribeCommand } = await import("@aws-sdk/client-sns");
    for (const { event, filterPolicy } of subscriptions)
        await client.send(
            new SubscribeCommand({
                TopicArn: topics[event],
                Protocol: "sqs",
                Endpoint: queue.arn,
                Attributes: {
                    RawMessageDelivery: "true",
                    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn }),
                    ...(filterPolicy !== undefined && { FilterPolicy: filterPolicy, FilterPolicyScope: "MessageBody" }),
                },
            }),
        );
}
