import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { pino } from "pino";
import { useEmulatedAws } from "../../../tests/system/support/emulated-aws";
import { createDeliveries } from "../src/aws/deliveries";
import { createMailer } from "../src/aws/mailer";
import type { Deliver } from "../src/deliver";
import { createHandler } from "../src/handle-batch";
import { confirmed } from "../test/support/events";

const sender = "shop@example.com";
const remaining = 30_000;
const context = { getRemainingTimeInMillis: () => remaining };
const failed = { batchItemFailures: [{ itemIdentifier: "m-1" }] };
const done = { batchItemFailures: [] };

describe("notification on DynamoDB and SES", () => {
    const aws = useEmulatedAws();
    const table = `notification-${randomUUID()}`;
    let client: DynamoDBDocumentClient;
    let ses: SESv2Client;
    let later = 0;

    before("create the table and the sender's address", async () => {
        const dynamodb = new DynamoDBClient(aws.settings);
        client = DynamoDBDocumentClient.from(dynamodb);
        ses = new SESv2Client(aws.settings);
        await dynamodb.send(
            new CreateTableCommand({
                TableName: table,
                BillingMode: "PAY_PER_REQUEST",
                KeySchema: [{ AttributeName: "eventId", KeyType: "HASH" }],
                AttributeDefinitions: [{ AttributeName: "eventId", AttributeType: "S" }],
            }),
        );
        await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: sender }));
    });

    /** A run of the function; `change` spoils what it works with. */
    function run(orderId: string, change: (by: Deliver) => Deliver = (by) => by) {
        const by: Deliver = {
            deliveries: createDeliveries(client, table),
            mailer: createMailer(ses, sender),
            now: () => Date.now() + later,
        };
        const detail = { ...confirmed.detail, orderId, id: `${orderId}.8` };
        const record = { messageId: "m-1", body: JSON.stringify({ ...confirmed, detail }) } as SQSRecord;
        const event: SQSEvent = { Records: [record] };
        return createHandler(change(by), pino({ level: "silent" }))(event, context);
    }

    /** What SES was given to send about an order. */
    async function sent(orderId: string): Promise<{ Source: string; To: string[]; BodyText: string }[]> {
        const answer = await fetch(`${aws.settings.endpoint}/_ministack/ses/messages`);
        const { messages } = (await answer.json()) as { messages: Record<string, Awaited<ReturnType<typeof sent>>> };
        return Object.values(messages)
            .flat()
            .filter(({ BodyText: text }) => text.includes(orderId));
    }

    it("sends one e-mail for an event that comes several times, also at the same time", async () => {
        const orderId = randomUUID();
        const answers = await Promise.all(Array.from({ length: 10 }, () => run(orderId)));
        assert.ok(answers.some(({ batchItemFailures }) => batchItemFailures.length === 0));
        assert.deepEqual(await run(orderId), done);
        const emails = await sent(orderId);
        assert.deepEqual(
            emails.map(({ Source: from, To: to }) => [from, to]),
            [[sender, ["ada@example.com"]]],
        );
    });

    it("forgets an event when it can't come any more", async () => {
        const orderId = randomUUID();
        await run(orderId);
        const key = { eventId: `${orderId}.8` };
        const { Item: item } = await client.send(new GetCommand({ TableName: table, Key: key }));
        const days = (Number(item?.["expiresAt"]) - Date.now() / 1000) / 86_400;
        assert.ok(days > 29 && days < 31, `${days} days`);
    });

    it("repeats an e-mail of a run that was killed before it was recorded, once, and says so", async () => {
        const orderId = randomUUID();
        const dying = (by: Deliver): Deliver => ({
            ...by,
            deliveries: {
                ...by.deliveries,
                replace: (id, before, after) =>
                    after?.state === "sent"
                        ? Promise.reject(new Error("killed"))
                        : by.deliveries.replace(id, before, after),
            },
        });
        assert.deepEqual(await run(orderId, dying), failed);
        assert.deepEqual(await run(orderId), failed, "the run may be alive still");
        later += remaining + 1_000;
        assert.deepEqual(await run(orderId), done);
        later += remaining + 1_000;
        assert.deepEqual(await run(orderId), done);
        const repeats = (await sent(orderId)).map(({ BodyText: text }) =>
            text.includes("may have received this message before"),
        );
        assert.deepEqual(repeats, [false, true]);
    });

    it("sends again, as if for the first time, what SES has refused", async () => {
        const orderId = randomUUID();
        const nobody = (by: Deliver): Deliver => ({ ...by, mailer: createMailer(ses, "nobody") });
        assert.deepEqual(await run(orderId, nobody), failed);
        assert.deepEqual(await run(orderId), done);
        const emails = await sent(orderId);
        assert.equal(emails.length, 1);
        assert.doesNotMatch(emails[0]?.BodyText ?? "", /received this message before/);
    });
});
