import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message, type SQSClient } from "@aws-sdk/client-sqs";
import { repeat, type Repeated } from "../../repeat";

/** A queue, and what is done with the body of each message. */
export interface Consumption {
    readonly client: SQSClient;
    readonly queueUrl: string;
    /** May see a message twice. One for which it throws comes back, and ends among the dead letters. */
    readonly handle: (body: string) => Promise<void>;
    readonly failed: (error: unknown) => void;
}

/** Receives messages until it is stopped; those that were received by then are handled. */
export const consume = ({ client, queueUrl, handle, failed }: Consumption): Repeated =>
    repeat(1, failed, async (stop) => {
        while (!stop.aborted) {
            const { Messages: messages = [] } = await client.send(
                new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
                { abortSignal: stop },
            );
            const handled = await Promise.all(
                messages.map((message) =>
                    handle(message.Body ?? "").then(
                        () => [message],
                        (error: unknown): Message[] => {
                            failed(error);
                            return [];
                        },
                    ),
                ),
            );
            const entries = handled.flat().map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
            // What is not deleted comes again, and does no harm.
            if (entries.length > 0)
                await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
        }
    });
