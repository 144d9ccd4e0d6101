import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
    CreateEventBusCommand,
    EventBridgeClient,
    PutRuleCommand,
    PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { TestAws } from "../../../../tests/system/support/emulated-aws";
import { createDynamoDb } from "../../src/adapters/dynamodb/client";
import type { Table } from "../../src/adapters/dynamodb/table";

/** The keys of the table and its indexes, as the service's configuration has them. */
const keys = {
    table: ["orderId", "record"],
    "by-user": ["userId", "placedAt"],
    "open-sagas": ["open", "dueAt"],
    unpublished: ["unpublished", "at"],
} as const;

const schemaOf = ([partition, sort]: readonly [string, string]) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
];

/** Makes a table of the service's, with nothing in it. */
export async function createTable(aws: TestAws): Promise<Table> {
    const dynamodb = new DynamoDBClient(aws.settings);
    const name = `order-${randomUUID()}`;
    const { table, ...indexes } = keys;
    await dynamodb.send(
        new CreateTableCommand({
            TableName: name,
            BillingMode: "PAY_PER_REQUEST",
            KeySchema: schemaOf(table),
            AttributeDefinitions: Object.values(keys)
                .flat()
                .map((attribute) => ({ AttributeName: attribute, AttributeType: "S" })),
            GlobalSecondaryIndexes: Object.entries(indexes).map(([index, key]) => ({
                IndexName: index,
                KeySchema: schemaOf(key),
                Projection: { ProjectionType: "ALL" },
            })),
        }),
    );
    return { client: createDynamoDb(aws.settings), name };
}

/** A bus, and a queue that gets the events of orders from it. */
export interface Messaging {
    readonly eventBridge: EventBridgeClient;
    readonly bus: string;
    readonly sqs: SQSClient;
    readonly queueUrl: string;
}

/** Makes a bus, and a queue that subscribes to the events of orders. */
export async function createMessaging(aws: TestAws): Promise<Messaging> {
    const eventBridge = new EventBridgeClient(aws.settings);
    const sqs = new SQSClient(aws.settings);
    const name = `order-${randomUUID()}`;
    await eventBridge.send(new CreateEventBusCommand({ Name: name }));
    const { QueueUrl: queueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const { Attributes: { QueueArn: arn = "" } = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["QueueArn"] }),
    );
    const rule = { EventBusName: name, Name: "orders", EventPattern: JSON.stringify({ source: ["order"] }) };
    await eventBridge.send(new PutRuleCommand(rule));
    await eventBridge.send(
        new PutTargetsCommand({ EventBusName: name, Rule: "orders", Targets: [{ Id: "queue", Arn: arn }] }),
    );
    return { eventBridge, bus: name, sqs, queueUrl };
}
