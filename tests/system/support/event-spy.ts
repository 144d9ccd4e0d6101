import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateQueueCommand, DeleteMessageBatchCommand, GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { clientSettings } from "../../../local/client-settings";

/** An event as it came over the bus. */
export interface SeenEvent {
    readonly name: string;
    readonly detail: Readonly<Record<string, unknown>>;
}

type Settings = ReturnType<typeof clientSettings>;

/** Sees everything that is published on a bus. */
export class EventSpy {
    private readonly seen: SeenEvent[] = [];

    private constructor(
        private readonly client: SQSClient,
        private readonly queueUrl: string,
    ) {}

    /** Begins to look at a bus. */
    static async on(bus: string, settings: Settings): Promise<EventSpy> {
        const [sqs, events] = [new SQSClient(settings), new EventBridgeClient(settings)];
        const { QueueUrl: url = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "system-test-spy" }));
        const { Attributes = {} } = await sqs.send(
            new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn"] }),
        );
        const pattern = JSON.stringify({ source: [{ prefix: "" }] });
        await events.send(new PutRuleCommand({ Name: "spy", EventBusName: bus, EventPattern: pattern }));
        const target = { Id: "queue", Arn: Attributes["QueueArn"] };
        await events.send(new PutTargetsCommand({ Rule: "spy", EventBusName: bus, Targets: [target] }));
        return new EventSpy(sqs, url);
    }

    /** All that was published until now. */
    async all(): Promise<readonly SeenEvent[]> {
        for (;;) {
            const { Messages: messages = [] } = await this.client.send(
                new ReceiveMessageCommand({ QueueUrl: this.queueUrl, MaxNumberOfMessages: 10 }),
            );
            if (messages.length === 0) return this.seen;
            for (const { Body: body = "{}" } of messages) {
                const event = JSON.parse(body) as { "detail-type": string; detail: SeenEvent["detail"] };
                this.seen.push({ name: event["detail-type"], detail: event.detail });
            }
            await this.client.send(
                new DeleteMessageBatchCommand({
                    QueueUrl: this.queueUrl,
                    Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
                }),
            );
        }
    }
}
