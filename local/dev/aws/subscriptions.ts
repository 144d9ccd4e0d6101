import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { busSubscriptions, topicSubscriptions, type SubscriptionPlan } from "../../../model/plan/events";
import { allowSources, makeDeadLetterQueue, type MadeQueue } from "./queues";
import { subscribeToTopics, type MadeTopics } from "./topics";

/** Makes the event bus. */
export async function makeBus(client: EventBridgeClient, name: string): Promise<void> {
    const { CreateEventBusCommand } = await import("@aws-sdk/client-eventbridge");
    await client.send(new CreateEventBusCommand({ Name: name }));
}

/** What makes subscriptions. */
export interface SubscriptionClients {
    readonly events: EventBridgeClient;
    readonly queues: SQSClient;
    readonly topics: SNSClient;
}

/** What carries events. */
export interface Carriers {
    readonly busName: string | undefined;
    readonly topics: MadeTopics;
}

/** What subscribes, and where its events go. */
export interface Subscriber {
    readonly subscriptions: readonly SubscriptionPlan[];
    readonly queue: MadeQueue;
    /** The name of the queue for events that can't be delivered. */
    readonly deadLetterName: string;
}

/** Brings the events that are subscribed to from the bus and the topics into a queue. */
export async function subscribe(
    clients: SubscriptionClients,
    { busName, topics }: Carriers,
    { subscriptions, queue, deadLetterName }: Subscriber,
): Promise<void> {
    const { PutRuleCommand, PutTargetsCommand } = await import("@aws-sdk/client-eventbridge");
    const deadLetters = await makeDeadLetterQueue(clients.queues, deadLetterName);
    const ruleArns: string[] = [];
    for (const { ruleName, pattern } of busSubscriptions(subscriptions)) {
        const { RuleArn = "" } = await clients.events.send(
            new PutRuleCommand({ Name: ruleName, EventBusName: busName, EventPattern: pattern }),
        );
        ruleArns.push(RuleArn);
        await clients.events.send(
            new PutTargetsCommand({
                Rule: ruleName,
                EventBusName: busName,
                Targets: [{ Id: "queue", Arn: queue.arn, DeadLetterConfig: { Arn: deadLetters.arn } }],
            }),
        );
    }
    const byTopic = topicSubscriptions(subscriptions);
    const sources = { rules: ruleArns, topics: byTopic.flatMap(({ event }) => topics[event] ?? []) };
    await allowSources(clients.queues, queue, sources);
    await allowSources(clients.queues, deadLetters, sources);
    await subscribeToTopics(clients.topics, topics, { subscriptions: byTopic, queue, deadLetters });
}
