import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { containersOf } from "../service/deploy-service";

type TableConfiguration = NonNullable<ServiceConfiguration["table"]>;

const tableArn = `arn:aws:dynamodb:eu-west-1:${account}:table/shop-dev-mailer`;
const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d`;

const declared = memoized(async (table: TableConfiguration | undefined, environmentClass: string) => {
    const plan = planWith({
        sections: {
            environment: { class: environmentClass, protect: environmentClass === "production" },
            ...(environmentClass === "production" && {
                loadBalancer: { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b" },
            }),
        },
        services: [worker({ ...(table && { table }) })],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});
const inDisposable = (table?: TableConfiguration) => declared(table, "disposable");
const simple: TableConfiguration = { partitionKey: "orderId" };

describe("a service without a table", () => {
    it("has none, and no right to any", async () => {
        const recording = await inDisposable();
        assert.deepEqual(recording.all("dynamodb/table:Table"), []);
        assert.ok(!recording.names("RolePolicy").includes("mailer-task"));
    });
});

describe("the table of a service", () => {
    const inputsOf = async (table: TableConfiguration, environmentClass = "disposable") =>
        (await declared(table, environmentClass)).named("dynamodb/table:Table", "mailer").inputs;

    it("is billed by the request, and encrypted by the key that DynamoDB owns", async () => {
        const { tags, ...rest } = await inputsOf(simple);
        assert.deepEqual(rest, {
            name: "shop-dev-mailer",
            billingMode: "PAY_PER_REQUEST",
            hashKey: "orderId",
            attributes: [{ name: "orderId", type: "S" }],
            pointInTimeRecovery: { enabled: false },
            deletionProtectionEnabled: false,
        });
        assert.equal((tags as Record<string, unknown>)["Service"], "mailer");
    });

    it("tells DynamoDB of each attribute that is a key, once, and of no other", async () => {
        const inputs = await inputsOf({
            partitionKey: "orderId",
            sortKey: { name: "version", type: "number" },
            indexes: {
                "by-version": { partitionKey: { name: "version", type: "number" }, projection: ["total"] },
                "by-customer": { partitionKey: "customerId", sortKey: { name: "hash", type: "binary" } },
            },
        });
        assert.equal(inputs["rangeKey"], "version");
        assert.deepEqual(inputs["attributes"], [
            { name: "customerId", type: "S" },
            { name: "hash", type: "B" },
            { name: "orderId", type: "S" },
            { name: "version", type: "N" },
        ]);
    });

    it("has indexes with all attributes, the keys, or those that are listed", async () => {
        const inputs = await inputsOf({
            partitionKey: "orderId",
            indexes: {
                "by-customer": { partitionKey: "customerId", sortKey: "placedAt" },
                "by-status": { partitionKey: "status", projection: "keys-only" },
                "by-total": { partitionKey: "total", projection: ["status"] },
            },
        });
        const hash = (attributeName: string) => ({ attributeName, keyType: "HASH" });
        assert.deepEqual(inputs["globalSecondaryIndexes"], [
            {
                name: "by-customer",
                keySchemas: [hash("customerId"), { attributeName: "placedAt", keyType: "RANGE" }],
                projectionType: "ALL",
            },
            { name: "by-status", keySchemas: [hash("status")], projectionType: "KEYS_ONLY" },
            {
                name: "by-total",
                keySchemas: [hash("total")],
                projectionType: "INCLUDE",
                nonKeyAttributes: ["status"],
            },
        ]);
    });

    it("lets items expire, tells of changes, and is encrypted by a key of one's own, where these are configured", async () => {
        const inputs = await inputsOf({ ...simple, ttl: "expiresAt", stream: "new-and-old-images", key });
        assert.deepEqual(inputs["ttl"], { enabled: true, attributeName: "expiresAt" });
        assert.deepEqual([inputs["streamEnabled"], inputs["streamViewType"]], [true, "NEW_AND_OLD_IMAGES"]);
        assert.deepEqual(inputs["serverSideEncryption"], { enabled: true, kmsKeyArn: key });
    });

    it("can be restored, and can't be deleted, in production", async () => {
        const { inputs, protect } = (await declared(simple, "production")).named("dynamodb/table:Table", "mailer");
        assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true });
        assert.deepEqual([inputs["deletionProtectionEnabled"], protect], [true, true]);
    });

    it("can be restored elsewhere too, where that is configured", async () => {
        const inputs = await inputsOf({ ...simple, pointInTimeRecovery: true });
        assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true });
    });
});

describe("what a service may do with its table", () => {
    const statements = async (table: TableConfiguration) => {
        const { inputs } = (await inDisposable(table)).named("RolePolicy", "mailer-task");
        return (JSON.parse(String(inputs["policy"])) as { Statement: Record<string, unknown>[] }).Statement;
    };
    const items = [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
    ];

    it("is to read and write its items, and nothing else", async () => {
        assert.deepEqual(await statements(simple), [
            { Sid: "Items", Effect: "Allow", Action: items, Resource: tableArn },
        ]);
    });

    it("is to find them by exactly its indexes", async () => {
        const [, indexes] = await statements({
            ...simple,
            indexes: { "by-b": { partitionKey: "b" }, "by-a": { partitionKey: "a" } },
        });
        assert.deepEqual(indexes, {
            Sid: "Indexes",
            Effect: "Allow",
            Action: ["dynamodb:Query"],
            Resource: [`${tableArn}/index/by-a`, `${tableArn}/index/by-b`],
        });
    });

    it("is to read all of it at once where that is configured, by an index too", async () => {
        const [table, index] = await statements({
            ...simple,
            scan: true,
            indexes: { "by-a": { partitionKey: "a" } },
        });
        assert.ok((table?.["Action"] as string[]).includes("dynamodb:Scan"));
        assert.deepEqual(index?.["Action"], ["dynamodb:Query", "dynamodb:Scan"]);
    });

    it("is to read its stream", async () => {
        const [, stream] = await statements({ ...simple, stream: "keys-only" });
        assert.deepEqual(stream, {
            Sid: "Stream",
            Effect: "Allow",
            Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
            Resource: `${tableArn}/stream/2026-11-26T00:00:00.000`,
        });
    });

    it("is to use its key, through DynamoDB alone", async () => {
        const [, through] = await statements({ ...simple, key });
        assert.equal(through?.["Resource"], key);
        assert.deepEqual(through["Condition"], {
            StringEquals: { "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com" },
        });
    });

    it("is told to its code by variables", async () => {
        const variables = async (table: TableConfiguration) => {
            const { inputs } = (await inDisposable(table)).named("TaskDefinition", "mailer");
            const containers = JSON.parse(String(inputs["containerDefinitions"])) as ReturnType<typeof containersOf>;
            return containers[0]?.["environment"];
        };
        const region = { name: "AWS_REGION", value: "eu-west-1" };
        const name = { name: "TABLE_NAME", value: "shop-dev-mailer" };
        assert.deepEqual(await variables(simple), [region, name]);
        assert.deepEqual(await variables({ ...simple, stream: "new-image" }), [
            region,
            name,
            { name: "TABLE_STREAM_ARN", value: `${tableArn}/stream/2026-11-26T00:00:00.000` },
        ]);
    });
});
