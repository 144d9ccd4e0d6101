import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { GetQueueAttributesCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { givenImage } from "../../support/given-images";
import { callJson, callRest } from "../../support/request-aws";
import type { Everything, Part } from "../part";

const publisher = "counter";
const mailer = "receipts";

/**
 * Writes each receipt down in the function's table, by the id of its event; one of a spoilt sale fails, and with it that
 * message alone. It asks DynamoDB without the SDK, which this project does not have a client of.
 */
const handler = `
interface Records { readonly Records: readonly { readonly messageId: string; readonly body: string }[] }
interface Sale { readonly id: string; readonly detail: { readonly spoilt?: boolean; readonly total: number } }

async function write({ id, detail }: Sale): Promise<void> {
    if (detail.spoilt) throw new Error("the sale is spoilt");
    const answer = await fetch(process.env.AWS_ENDPOINT_URL + "/", {
        method: "POST",
        headers: {
            "content-type": "application/x-amz-json-1.0",
            "x-amz-target": "DynamoDB_20120810.PutItem",
            authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/" + process.env.AWS_REGION + "/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        },
        body: JSON.stringify({
            TableName: process.env.TABLE_NAME,
            Item: { eventId: { S: id }, total: { N: String(detail.total) }, sender: { S: process.env.SENDER } },
        }),
    });
    if (!answer.ok) throw new Error(await answer.text());
}

export const handler = async ({ Records }: Records) => {
    const failed = [];
    for (const { messageId, body } of Records) {
        try {
            await write(JSON.parse(body) as Sale);
            console.log("wrote a receipt");
        } catch (error) {
            console.log("could not write a receipt: " + (error as Error).message);
            failed.push({ itemIdentifier: messageId });
        }
    }
    return { batchItemFailures: failed };
};
`;

const nameOf = ({ prefix }: Everything, ending = "") => `${prefix}-${mailer}${ending}`;

const sqsOf = ({ endpoint, region }: Everything) =>
    new SQSClient({ endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });

async function urlOf(everything: Everything, ending = "", lambda = mailer): Promise<string> {
    const { QueueUrl = "" } = await sqsOf(everything).send(
        new GetQueueUrlCommand({ QueueName: `${everything.prefix}-${lambda}${ending}` }),
    );
    return QueueUrl;
}

const put = ({ aws, prefix }: Everything, detail: object) =>
    callJson(aws, "events", "AWSEvents.PutEvents", {
        Entries: [
            { EventBusName: prefix, Source: publisher, DetailType: "receipt.due", Detail: JSON.stringify(detail) },
        ],
    });

/** What is there once something has happened: it is looked for each second, for a minute and a half at most. */
async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
    for (let tries = 0; tries < 90; tries++) {
        const found = await look();
        if (found !== undefined) return found;
        await setTimeout(1000);
    }
    throw new Error("nothing came within a minute and a half");
}

interface Item {
    readonly total: { readonly N: string };
    readonly sender: { readonly S: string };
}

async function items(everything: Everything): Promise<Item[]> {
    const { Items } = await callJson(everything.aws, "dynamodb", "DynamoDB_20120810.Scan", {
        TableName: nameOf(everything),
    });
    return Items as Item[];
}

const timekeeper = "timekeeper";

/** Fails each time that it runs, and says what it got. */
const failing = `
export const handler = async (event: object) => {
    console.log("ran with " + JSON.stringify(event));
    throw new Error("out of order");
};
`;

/** What services do for events without a task that waits for them. */
export const part: Part = {
    title: "functions",
    services: [
        {
            name: publisher,
            image: { uri: givenImage("payment") },
            memory: "256 MiB",
            stopTimeout: "5 s",
            publishes: ["receipt.due"],
            // The collector's own image is not on this machine: what its task is, is read back.
            tracing: { xray: { image: givenImage("payment") } },
        },
    ],
    functions: [
        {
            definition: {
                name: mailer,
                // The shortest that an event is hidden, so that one that fails is soon dead.
                timeout: "2 s",
                attempts: 1,
                subscribes: [{ event: "receipt.due", filter: { paid: [true] } }],
                tracing: "xray",
                maximumConcurrency: 2,
                reservedConcurrency: 5,
                table: { partitionKey: "eventId" },
                environment: { SENDER: "till@example.com" },
                secrets: { SIGNATURE: "/till/signature" },
                permissions: [
                    { actions: ["ses:SendEmail"], resources: ["arn:aws:ses:{region}:{account}:identity/example.com"] },
                ],
            },
            handler,
        },
        {
            definition: {
                name: timekeeper,
                schedule: { at: "rate(1 minute)", input: { tick: true }, attempts: 1, retryFor: "5 min" },
                timeout: "5 s",
            },
            handler: failing,
        },
    ],
    checks: (everything) => {
        it("have their code, size and concurrency, and a log of their own", async () => {
            const answer = await callRest(everything.aws, "lambda", `/2015-03-31/functions/${nameOf(everything)}`);
            const { Configuration, Concurrency } = answer as {
                Configuration: Record<string, unknown> & { Environment: { Variables: Record<string, string> } };
                Concurrency: unknown;
            };
            const { Runtime, Handler, Architectures, MemorySize, Timeout, LoggingConfig } = Configuration;
            assert.deepEqual(
                { Runtime, Handler, Architectures, MemorySize, Timeout },
                {
                    Runtime: "nodejs22.x",
                    Handler: "index.handler",
                    Architectures: ["arm64"],
                    MemorySize: 256,
                    Timeout: 2,
                },
            );
            assert.deepEqual(Concurrency, { ReservedConcurrentExecutions: 5 });
            const { LogFormat, LogGroup } = LoggingConfig as Record<string, string>;
            assert.deepEqual([LogFormat, LogGroup], ["JSON", `/flotilla/everything/${mailer}`]);
            const { TABLE_NAME, SENDER, SIGNATURE_ARN } = Configuration.Environment.Variables;
            assert.deepEqual([TABLE_NAME, SENDER], [nameOf(everything), "till@example.com"]);
            assert.match(SIGNATURE_ARN ?? "", /^arn:aws:ssm:eu-west-1:\d{12}:parameter\/till\/signature$/);
        });

        it("get events from a queue that hides them for six times as long as a run may take", async () => {
            const { Attributes = {} } = await sqsOf(everything).send(
                new GetQueueAttributesCommand({ QueueUrl: await urlOf(everything), AttributeNames: ["All"] }),
            );
            assert.equal(Attributes["VisibilityTimeout"], "12");
            const path = `/2015-03-31/event-source-mappings?FunctionName=${nameOf(everything)}`;
            const { EventSourceMappings } = (await callRest(everything.aws, "lambda", path)) as {
                EventSourceMappings: Record<string, unknown>[];
            };
            assert.deepEqual(
                EventSourceMappings.map(({ EventSourceArn, BatchSize, FunctionResponseTypes, ScalingConfig }) => ({
                    EventSourceArn,
                    BatchSize,
                    FunctionResponseTypes,
                    ScalingConfig,
                })),
                [
                    {
                        EventSourceArn: Attributes["QueueArn"],
                        BatchSize: 10,
                        FunctionResponseTypes: ["ReportBatchItemFailures"],
                        ScalingConfig: { MaximumConcurrency: 2 },
                    },
                ],
            );
        });

        it("may write their log, take their events, work on their table and read their secrets, and nothing else", async () => {
            const answer = await callRest(everything.aws, "lambda", `/2015-03-31/functions/${nameOf(everything)}`);
            const { Configuration } = answer as { Configuration: { Role: string } };
            const RoleName = Configuration.Role.split("/").at(-1) ?? "";
            const { PolicyNames: [PolicyName = "", ...others] = [] } = await everything.aws.iam.send(
                new ListRolePoliciesCommand({ RoleName }),
            );
            assert.deepEqual(others, []);
            const { PolicyDocument = "" } = await everything.aws.iam.send(
                new GetRolePolicyCommand({ RoleName, PolicyName }),
            );
            const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as {
                Statement: { Sid?: string; Action: string; Resource: string }[];
            };
            assert.deepEqual(
                Statement.map(({ Sid }) => Sid),
                ["Logs", "Receive", "Items", "Parameters", "Trace", undefined],
            );
            const { Action, Resource } = Statement.at(-1) ?? {};
            assert.deepEqual(Action, ["ses:SendEmail"]);
            assert.match(String(Resource), /^arn:aws:ses:eu-west-1:\d{12}:identity\/example\.com$/);
        });

        it("are traced, as are services that have a collector in each task", async () => {
            const answer = await callRest(everything.aws, "lambda", `/2015-03-31/functions/${nameOf(everything)}`);
            const { Configuration } = answer as { Configuration: { TracingConfig: unknown } };
            assert.deepEqual(Configuration.TracingConfig, { Mode: "Active" });
            const { containerDefinitions: [own, collector] = [] } = await everything.taskOf(publisher);
            const endpoint = own?.environment?.find(({ name }) => name === "OTEL_EXPORTER_OTLP_ENDPOINT");
            assert.equal(endpoint?.value, "http://localhost:4318");
            assert.deepEqual([collector?.name, collector?.essential], ["otel-collector", false]);
            const settings = collector?.environment?.find(({ name }) => name === "AOT_CONFIG_CONTENT")?.value ?? "{}";
            const { exporters } = JSON.parse(settings) as { exporters: Record<string, unknown> };
            assert.deepEqual(Object.keys(exporters), ["awsxray", "awsemf"]);
        });

        it("run for an event that is put on the bus, and for none that their filter holds back", async () => {
            await put(everything, { paid: false, total: 1 });
            await put(everything, { paid: true, total: 42 });
            const [first, ...others] = await eventually(async () => {
                const found = await items(everything);
                return found.length > 0 ? found : undefined;
            });
            assert.deepEqual([first?.total, first?.sender, others], [{ N: "42" }, { S: "till@example.com" }, []]);
        });

        it("write to the log group that was there before them", async () => {
            const messages = await eventually(async () => {
                const { events = [] } = await everything.aws.logs.send(
                    new FilterLogEventsCommand({ logGroupName: `/flotilla/everything/${mailer}` }),
                );
                const written = events.flatMap(({ message = "" }) =>
                    message.includes("wrote a receipt") ? message : [],
                );
                return written.length > 0 ? written : undefined;
            });
            assert.equal(messages.length, 1);
        });

        it("give back what fails, which comes to the dead letters, and do the rest of the batch", async () => {
            await put(everything, { paid: true, total: 7, spoilt: true });
            await put(everything, { paid: true, total: 8 });
            const QueueUrl = await urlOf(everything, "-dead-letters");
            const { Body = "" } = await eventually(async () => {
                const { Messages: [dead] = [] } = await sqsOf(everything).send(new ReceiveMessageCommand({ QueueUrl }));
                return dead;
            });
            assert.deepEqual((JSON.parse(Body) as { detail: unknown }).detail, { paid: true, total: 7, spoilt: true });
            const totals = (await items(everything)).map(({ total }) => total.N).sort();
            assert.deepEqual(totals, ["42", "8"]);
        });

        it("run at fixed times with their input, and what fails comes to the dead letters", async () => {
            const QueueUrl = await urlOf(everything, "-schedules-dead-letters", timekeeper);
            const { Body = "" } = await eventually(async () => {
                const { Messages: [dead] = [] } = await sqsOf(everything).send(new ReceiveMessageCommand({ QueueUrl }));
                return dead;
            });
            const { requestPayload, responsePayload } = JSON.parse(Body) as {
                requestPayload: unknown;
                responsePayload: { errorMessage: string };
            };
            assert.deepEqual(requestPayload, { tick: true });
            assert.match(responsePayload.errorMessage, /out of order/);
            const { events = [] } = await everything.aws.logs.send(
                new FilterLogEventsCommand({ logGroupName: `/flotilla/everything/${timekeeper}` }),
            );
            assert.ok(events.some(({ message = "" }) => message.includes('ran with {"tick":true}')));
        });

        it("are followed in X-Ray from one to the next");
    },
    checksAfterwards: (everything) => {
        it("are gone, with what brought them events", async () => {
            const { Functions } = (await callRest(everything.aws, "lambda", "/2015-03-31/functions/")) as {
                Functions: { FunctionName: string }[];
            };
            const { EventSourceMappings } = (await callRest(
                everything.aws,
                "lambda",
                "/2015-03-31/event-source-mappings",
            )) as { EventSourceMappings: { FunctionArn: string }[] };
            const left = [
                ...Functions.map(({ FunctionName }) => FunctionName),
                ...EventSourceMappings.map(({ FunctionArn }) => FunctionArn),
            ];
            assert.deepEqual(
                left.filter((name) => name.includes(everything.prefix)),
                [],
            );
        });
    },
};
