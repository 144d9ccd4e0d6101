import { GetCommand, paginateQuery, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { replay, type Order, type OrderEvent, type Recorded } from "../../domain/order";
import { VersionConflict, type Append, type EventStore } from "../../ports/event-store";
import { open, records, type Table } from "./table";

/** Raised when orders are evolved in another way: a snapshot of before is passed over then. */
const shape = 1;

/** A stored event. */
type EventItem = { readonly sequence: number; readonly at: string; readonly event: OrderEvent };

/**
 * Keeps events in DynamoDB, each an item of its own whose key must be new. That is the optimistic version: of two tasks that append to the
 * same state one finds its first key taken.
 * @param snapshotEvery how many events are read at most to load an order, beside its snapshot
 */
export function createEventStore({ client, name }: Table, snapshotEvery = 5): EventStore {
    const read = async (orderId: string, after: number): Promise<readonly Recorded[]> => {
        const history: Recorded[] = [];
        const pages = paginateQuery(
            { client },
            {
                TableName: name,
                ConsistentRead: true,
                KeyConditionExpression: "orderId = :orderId AND #record BETWEEN :first AND :last",
                ProjectionExpression: "#sequence, #at, #event",
                ExpressionAttributeNames: {
                    "#record": "record",
                    "#sequence": "sequence",
                    "#at": "at",
                    "#event": "event",
                },
                ExpressionAttributeValues: {
                    ":orderId": orderId,
                    ":first": records.event(after + 1),
                    ":last": records.lastEvent,
                },
            },
        );
        for await (const { Items: items = [] } of pages) history.push(...(items as EventItem[]));
        return history;
    };

    const snapshotOf = async (orderId: string): Promise<Order | undefined> => {
        const key = { orderId, record: records.snapshot };
        const { Item: item } = await client.send(new GetCommand({ TableName: name, Key: key }));
        return item?.["shape"] === shape ? (item["order"] as Order) : undefined;
    };

    return {
        load: async (id) => {
            const snapshot = await snapshotOf(id);
            return replay(id, await read(id, snapshot?.sequence ?? 0), snapshot);
        },
        history: (id) => read(id, 0),
        append: async (append) => {
            try {
                await client.send(new TransactWriteCommand({ TransactItems: writesOf(append, name) }));
            } catch (error) {
                const [first] = append.history;
                if (isConflict(error)) throw new VersionConflict(append.id, first?.sequence ?? 0);
                throw error;
            }
            const { id, order, history } = append;
            if (
                Math.floor(order.sequence / snapshotEvery) >
                Math.floor((order.sequence - history.length) / snapshotEvery)
            )
                await client.send(
                    new PutCommand({ TableName: name, Item: { orderId: id, record: records.snapshot, shape, order } }),
                );
        },
    };
}

type Writes = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"]>;

function writesOf({ id: orderId, history, messages, order }: Append, table: string): Writes {
    const events = history.map(({ sequence, at, event }) => {
        const message = messages.get(sequence);
        return {
            Put: {
                TableName: table,
                Item: {
                    orderId,
                    record: records.event(sequence),
                    ...{ sequence, at, event },
                    ...(message !== undefined && { message, unpublished: open }),
                },
                ConditionExpression: "attribute_not_exists(orderId)",
            },
        };
    });
    const record = records.saga;
    if (order.state !== "pending") return [...events, { Delete: { TableName: table, Key: { orderId, record } } }];
    if (history[0]?.sequence !== 1) return events;
    const saga = { orderId, record, open, dueAt: order.placedAt, attempts: 0 };
    return [...events, { Put: { TableName: table, Item: saga } }];
}

/** Whether another task was first: its events are there, or its transaction is under way. */
const isConflict = (error: unknown): boolean =>
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(
        ({ Code: code }) => code === "ConditionalCheckFailed" || code === "TransactionConflict",
    );
