import { ConditionalCheckFailedException, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Sagas } from "../../ports/sagas";
import { indexes, open, records, type Table } from "./table";

/**
 * One attribute says until when an order is held, or put off: `dueAt`. An order is found by it, and taken by moving it on; so one whose task
 * was killed is due by itself. The clocks of tasks may differ by seconds: then an order is taken early, which is harmless.
 */
export function createSagas({ client, name }: Table): Sagas {
    const keyOf = (orderId: string) => ({ orderId, record: records.saga });
    return {
        take: async (id, owner, now, until) => {
            const taken = await ifHeld(
                client.send(
                    new UpdateCommand({
                        TableName: name,
                        Key: keyOf(id),
                        UpdateExpression: "SET dueAt = :until, heldBy = :owner",
                        ConditionExpression: "attribute_exists(orderId) AND (dueAt <= :now OR heldBy = :owner)",
                        ExpressionAttributeValues: {
                            ":owner": owner,
                            ":now": now.toISOString(),
                            ":until": until.toISOString(),
                        },
                        ReturnValues: "ALL_NEW",
                    }),
                ),
            );
            return taken?.Attributes?.["attempts"] as number | undefined;
        },
        putOff: async (id, owner, until, attempts) => {
            await ifHeld(
                client.send(
                    new UpdateCommand({
                        TableName: name,
                        Key: keyOf(id),
                        UpdateExpression: "SET dueAt = :until, attempts = :attempts REMOVE heldBy",
                        ConditionExpression: "heldBy = :owner",
                        ExpressionAttributeValues: {
                            ":owner": owner,
                            ":until": until.toISOString(),
                            ":attempts": attempts,
                        },
                    }),
                ),
            );
        },
        due: async (now, limit) => {
            const { Items: items = [] } = await client.send(
                new QueryCommand({
                    TableName: name,
                    IndexName: indexes.openSagas,
                    KeyConditionExpression: "#open = :open AND dueAt <= :now",
                    ExpressionAttributeNames: { "#open": "open" },
                    ExpressionAttributeValues: { ":open": open, ":now": now.toISOString() },
                    Limit: limit,
                }),
            );
            return items.map(({ orderId }) => orderId as string);
        },
    };
}

/** The answer, or undefined where the item is not as the condition wants it. */
const ifHeld = <Answer>(sent: Promise<Answer>): Promise<Answer | undefined> =>
    sent.catch((error: unknown) => {
        if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
            return undefined;
        throw error;
    });
