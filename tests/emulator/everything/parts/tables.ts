import assert from "node:assert/strict";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { givenImage } from "../../support/given-images";
import { callJson } from "../../support/request-aws";
import type { Everything, Part } from "../part";

const service = "till";

const nameOf = ({ prefix }: Everything) => `${prefix}-${service}`;

const call = ({ aws }: Everything, action: string, input: object) =>
    callJson(aws, "dynamodb", `DynamoDB_20120810.${action}`, input);

interface Key {
    readonly AttributeName: string;
    readonly KeyType: string;
}

interface Table {
    readonly TableArn: string;
    readonly KeySchema: readonly Key[];
    readonly AttributeDefinitions: readonly { AttributeName: string; AttributeType: string }[];
    readonly BillingModeSummary?: { readonly BillingMode: string };
    readonly DeletionProtectionEnabled?: boolean;
    readonly LatestStreamArn?: string;
    readonly StreamSpecification?: { readonly StreamEnabled: boolean; readonly StreamViewType: string };
    readonly GlobalSecondaryIndexes?: readonly {
        readonly IndexName: string;
        readonly KeySchema: readonly Key[];
        readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
    }[];
}

async function describeTable(everything: Everything): Promise<Table> {
    const { Table } = await call(everything, "DescribeTable", { TableName: nameOf(everything) });
    return Table as Table;
}

const keysOf = (keys: readonly Key[]) => keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);

/** What the role of the service's tasks may do, by the ids of its statements. */
async function rightsOf(everything: Everything) {
    const { taskRoleArn } = await everything.taskOf(service);
    const RoleName = taskRoleArn?.split("/").at(-1);
    const { PolicyNames = [] } = await everything.aws.iam.send(new ListRolePoliciesCommand({ RoleName }));
    const documents = await Promise.all(
        PolicyNames.map((PolicyName) => everything.aws.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    );
    const statements = documents.flatMap(
        ({ PolicyDocument = "" }) =>
            (JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: Record<string, unknown>[] }).Statement,
    );
    return new Map(statements.map((statement) => [statement["Sid"], statement]));
}

/** What services keep of their own in DynamoDB. */
export const part: Part = {
    title: "tables",
    services: [
        {
            name: service,
            image: { uri: givenImage("payment") },
            memory: "256 MiB",
            stopTimeout: "5 s",
            table: {
                partitionKey: "orderId",
                sortKey: { name: "version", type: "number" },
                indexes: {
                    "by-customer": { partitionKey: "customerId", sortKey: "placedAt", projection: ["total"] },
                    "by-status": { partitionKey: "status", projection: "keys-only" },
                },
                ttl: "expiresAt",
                stream: "new-and-old-images",
                pointInTimeRecovery: true,
            },
        },
    ],
    checks: (everything) => {
        it("have their keys, are billed by the request, and tell of changes", async () => {
            const table = await describeTable(everything);
            assert.deepEqual(keysOf(table.KeySchema), ["HASH orderId", "RANGE version"]);
            assert.equal(table.BillingModeSummary?.BillingMode, "PAY_PER_REQUEST");
            assert.deepEqual(table.StreamSpecification, {
                StreamEnabled: true,
                StreamViewType: "NEW_AND_OLD_IMAGES",
            });
            assert.deepEqual(
                table.AttributeDefinitions.map((each) => `${each.AttributeName} ${each.AttributeType}`).sort(),
                ["customerId S", "orderId S", "placedAt S", "status S", "version N"],
            );
        });

        it("have indexes, each with what it projects", async () => {
            const { GlobalSecondaryIndexes = [] } = await describeTable(everything);
            const byName = new Map(GlobalSecondaryIndexes.map((index) => [index.IndexName, index]));
            const byCustomer = byName.get("by-customer");
            assert.deepEqual(keysOf(byCustomer?.KeySchema ?? []), ["HASH customerId", "RANGE placedAt"]);
            assert.deepEqual(byCustomer?.Projection, { ProjectionType: "INCLUDE", NonKeyAttributes: ["total"] });
            assert.equal(byName.get("by-status")?.Projection.ProjectionType, "KEYS_ONLY");
        });

        it("let items expire, and can be restored", async () => {
            const input = { TableName: nameOf(everything) };
            const { TimeToLiveDescription } = await call(everything, "DescribeTimeToLive", input);
            assert.deepEqual(TimeToLiveDescription, { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" });
            const { ContinuousBackupsDescription } = await call(everything, "DescribeContinuousBackups", input);
            assert.match(JSON.stringify(ContinuousBackupsDescription), /"PointInTimeRecoveryStatus":"ENABLED"/);
        });

        it("keep an item once under its keys, and find it by an index", async () => {
            const TableName = nameOf(everything);
            const Item = {
                orderId: { S: "4711" },
                version: { N: "1" },
                customerId: { S: "ada" },
                placedAt: { S: "2026-11-26" },
                total: { N: "12" },
                note: { S: "not projected" },
            };
            const condition = { ConditionExpression: "attribute_not_exists(orderId)" };
            await call(everything, "PutItem", { TableName, Item, ...condition });
            await assert.rejects(
                call(everything, "PutItem", { TableName, Item, ...condition }),
                /ConditionalCheckFailed/,
            );
            const { Items } = await call(everything, "Query", {
                TableName,
                IndexName: "by-customer",
                KeyConditionExpression: "customerId = :customer",
                ExpressionAttributeValues: { ":customer": { S: "ada" } },
            });
            const [found, ...others] = Items as Record<string, object>[];
            assert.deepEqual([found?.["orderId"], found?.["total"], others], [{ S: "4711" }, { N: "12" }, []]);
            await call(everything, "DeleteItem", { TableName, Key: { orderId: Item.orderId, version: Item.version } });
        });

        it("are told to their service by variables, which may work on them and on nothing else", async () => {
            const { TableArn, LatestStreamArn } = await describeTable(everything);
            const { containerDefinitions: [container] = [] } = await everything.taskOf(service);
            const variables = new Map((container?.environment ?? []).map(({ name, value }) => [name, value]));
            assert.equal(variables.get("TABLE_NAME"), nameOf(everything));
            assert.equal(variables.get("TABLE_STREAM_ARN"), LatestStreamArn);
            const rights = await rightsOf(everything);
            assert.equal(rights.get("Items")?.["Resource"], TableArn);
            assert.deepEqual(rights.get("Indexes")?.["Resource"], [
                `${TableArn}/index/by-customer`,
                `${TableArn}/index/by-status`,
            ]);
            assert.equal(rights.get("Stream")?.["Resource"], LatestStreamArn);
        });
    },
};
