import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { SubscriptionPlan } from "../../../model/plan/events";
import { allowRules, makeDeadLetterQueue, type MadeQueue } from "./queues";

/** Makes the event bus. */
export async function makeBus(client: EventBridgeClient, name: string): Promise<void> {
    const { CreateEventBusCommand } = await import("@aws-sdk/client-eventbridge");
    await client.send(new CreateEventBusCommand({ Name: name }));
}

/** What subscribes, and where its events go. */
export interface Subscriber {
    readonly busName: string;
    readonly subscriptions: readonly SubscriptionPlan[];
    readonly queue: MadeQueue;
    /** The name of the queue for events that can't be delivered. */
    readonly deadLetterName: string;
}

/** Brings the events that are subscribed to from the bus into a queue. */
export async function subscribe(
    events: EventBridgeClient,
    queues: SQSClient,
    { busName, subscriptions, queue, deadLetterName }: Subscriber,
): Promise<void> {
    const { PutRuleCommand, PutTargetsCommand } = await import("@aws-sdk/client-eventbridge");
    const deadLetters = await makeDeadLetterQueue(queues, deadLetterName);
    const ruleArns: string[] = [];
    for (const { ruleName, pattern } of subscriptions) {
        const { RuleArn = "" } = await events.send(
            new PutRuleCommand({ Name: ruleName, EventBusName: busName, EventPattern: pattern }),
        );
        ruleArns.push(RuleArn);
        await events.send(
            new PutTargetsCommand({
                Rule: ruleName,
                EventBusName: busName,
                Targets: [{ Id: "queue", Arn: queue.arn, DeadLetterConfig: { Arn: deadLetters.arn } }],
            }),
        );
    }
    await allowRules(queues, queue, ruleArns);
    await allowRules(queues, deadLetters, ruleArns);
}
