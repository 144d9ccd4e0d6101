import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import { BadCursor, type View, type Views } from "../../ports/views";
import { indexes, records, type Table } from "./table";

export const createViews = ({ client, name }: Table): Views => ({
    get: async (id) => {
        const { Item: item } = await client.send(
            new GetCommand({ TableName: name, Key: { orderId: id, record: records.view } }),
        );
        return item?.["view"] as View | undefined;
    },
    ofUser: async (userId, limit, cursor) => {
        const { Items: items = [], LastEvaluatedKey: last } = await client.send(
            new QueryCommand({
                TableName: name,
                IndexName: indexes.byUser,
                KeyConditionExpression: "userId = :userId",
                ExpressionAttributeValues: { ":userId": userId },
                ScanIndexForward: false,
                Limit: limit,
                ...(cursor !== undefined && { ExclusiveStartKey: { ...decode(cursor), userId, record: records.view } }),
            }),
        );
        return { views: items.map(({ view }) => view as View), ...(last && { cursor: encode(last) }) };
    },
    put: async (view) => {
        const { id: orderId, userId, placedAt, sequence } = view;
        await client
            .send(
                new PutCommand({
                    TableName: name,
                    Item: { orderId, record: records.view, userId, placedAt, sequence, view },
                    ConditionExpression: "attribute_not_exists(orderId) OR #sequence < :sequence",
                    ExpressionAttributeNames: { "#sequence": "sequence" },
                    ExpressionAttributeValues: { ":sequence": sequence },
                }),
            )
            .catch((error: unknown) => {
                if (!(error instanceof ConditionalCheckFailedException)) throw error;
            });
    },
});

/** Where a page ends, apart from whose orders they are: that is asked for each time. */
const positionSchema = z.strictObject({ orderId: z.string().min(1), placedAt: z.iso.datetime() });

const encode = ({ orderId, placedAt }: Record<string, unknown>): string =>
    Buffer.from(JSON.stringify({ orderId, placedAt })).toString("base64url");

function decode(cursor: string): z.output<typeof positionSchema> {
    try {
        return positionSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    } catch {
        throw new BadCursor();
    }
}
