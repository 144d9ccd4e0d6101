import type { DynamoDBClient, GlobalSecondaryIndex, KeySchemaElement } from "@aws-sdk/client-dynamodb";
import { keyAttributes, type TableIndexPlan, type TableKeyPlan, type TablePlan } from "../../../model/plan/table";

/** Where a table is. */
export interface MadeTable {
    readonly name: string;
    /** Empty for a table without a stream. */
    readonly streamArn: string;
}

/** How DynamoDB calls what an attribute holds. */
const typeLetter = { string: "S", number: "N", binary: "B" } as const satisfies Record<TableKeyPlan["type"], string>;

/** How DynamoDB calls what a stream tells. */
const viewTypes = {
    "keys-only": "KEYS_ONLY",
    "new-image": "NEW_IMAGE",
    "old-image": "OLD_IMAGE",
    "new-and-old-images": "NEW_AND_OLD_IMAGES",
} as const satisfies Record<NonNullable<TablePlan["stream"]>, string>;

const keySchema = ({ partitionKey, sortKey }: Pick<TablePlan, "partitionKey" | "sortKey">): KeySchemaElement[] => [
    { AttributeName: partitionKey.name, KeyType: "HASH" },
    ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: "RANGE" as const }] : []),
];

const indexOf = ({ projection, ...index }: TableIndexPlan): GlobalSecondaryIndex => ({
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection:
        typeof projection === "string"
            ? { ProjectionType: projection === "all" ? "ALL" : "KEYS_ONLY" }
            : { ProjectionType: "INCLUDE", NonKeyAttributes: [...projection] },
});

/** Makes the table of a service. */
export async function makeTable(client: DynamoDBClient, plan: TablePlan): Promise<MadeTable> {
    const { CreateTableCommand, UpdateTimeToLiveCommand } = await import("@aws-sdk/client-dynamodb");
    const { TableDescription } = await client.send(
        new CreateTableCommand({
            TableName: plan.name,
            BillingMode: "PAY_PER_REQUEST",
            KeySchema: keySchema(plan),
            AttributeDefinitions: keyAttributes(plan).map(({ name, type }) => ({
                AttributeName: name,
                AttributeType: typeLetter[type],
            })),
            ...(plan.indexes.length > 0 && { GlobalSecondaryIndexes: plan.indexes.map(indexOf) }),
            ...(plan.stream !== undefined && {
                StreamSpecification: {
                    StreamEnabled: true,
                    StreamViewType: viewTypes[plan.stream],
                },
            }),
        }),
    );
    if (plan.expiresAt !== undefined)
        await client.send(
            new UpdateTimeToLiveCommand({
                TableName: plan.name,
                TimeToLiveSpecification: { Enabled: true, AttributeName: plan.expiresAt },
            }),
        );
    return { name: plan.name, streamArn: TableDescription?.LatestStreamArn ?? "" };
}
