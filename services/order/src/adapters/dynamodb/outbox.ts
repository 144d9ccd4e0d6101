import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Message } from "../../events/order-event";
import type { Outbox } from "../../ports/outbox";
import { indexes, open, records, type Table } from "./table";

/** Messages lie on the items of their events until they are published. */
export const createOutbox = ({ client, name }: Table): Outbox => ({
    pending: async (before, limit) => {
        const { Items: items = [] } = await client.send(
            new QueryCommand({
                TableName: name,
                IndexName: indexes.unpublished,
                KeyConditionExpression: "unpublished = :open AND #at <= :before",
                ExpressionAttributeNames: { "#at": "at" },
                ExpressionAttributeValues: { ":open": open, ":before": before.toISOString() },
                Limit: limit,
            }),
        );
        return items.map(({ orderId, sequence, message }) => ({
            orderId: orderId as string,
            sequence: sequence as number,
            message: message as Message,
        }));
    },
    published: async ({ orderId, sequence }) => {
        await client.send(
            new UpdateCommand({
                TableName: name,
                Key: { orderId, record: records.event(sequence) },
                UpdateExpression: "REMOVE unpublished, #message",
                ExpressionAttributeNames: { "#message": "message" },
            }),
        );
    },
});
