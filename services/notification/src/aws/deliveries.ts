import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Delivery } from "../domain/delivery";
import type { Deliveries } from "../ports/deliveries";

/** How long an event is remembered: longer than a message may be repeated, also from the dead letters, where it waits for 14 days. */
const retentionSeconds = 30 * 24 * 60 * 60;

/** Records deliveries in the service's table. */
export const createDeliveries = (client: DynamoDBDocumentClient, table: string): Deliveries => ({
    read: async (eventId) => {
        const command = new GetCommand({ TableName: table, Key: { eventId }, ConsistentRead: true });
        return (await client.send(command)).Item?.["delivery"] as Delivery | undefined;
    },
    replace: async (eventId, before, after) => {
        const condition =
            before === undefined
                ? { ConditionExpression: "attribute_not_exists(eventId)" }
                : {
                      ConditionExpression: "delivery = :before",
                      ExpressionAttributeValues: { ":before": before },
                  };
        const expiresAt = Math.floor(Date.now() / 1000) + retentionSeconds;
        try {
            if (after === undefined)
                await client.send(new DeleteCommand({ TableName: table, Key: { eventId }, ...condition }));
            else
                await client.send(
                    new PutCommand({ TableName: table, Item: { eventId, delivery: after, expiresAt }, ...condition }),
                );
            return true;
        } catch (error) {
            if (error instanceof ConditionalCheckFailedException) return false;
            throw error;
        }
    },
});
