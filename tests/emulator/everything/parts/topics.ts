import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import {
    GetSubscriptionAttributesCommand,
    GetTopicAttributesCommand,
    ListSubscriptionsByTopicCommand,
    ListTopicsCommand,
    PublishCommand,
    SNSClient,
} from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { givenImage } from "../../support/given-images";
import type { Everything, Part } from "../part";

const publisher = "price-desk";
const subscriber = "offer-board";
const reader = "price-book";

const worker = { image: { uri: givenImage("payment") }, memory: "256 MiB", stopTimeout: "5 s" } as const;

/** Says which price it was told of. */
const handler = `
interface Records { readonly Records: readonly { readonly body: string }[] }

export const handler = ({ Records }: Records) => {
    for (const { body } of Records) console.log("the price of " + (JSON.parse(body) as { detail: { sku: string } }).detail.sku);
    return Promise.resolve({ batchItemFailures: [] });
};
`;

const settings = ({ endpoint, region }: Everything) => ({
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const snsOf = (everything: Everything) => new SNSClient(settings(everything));
const sqsOf = (everything: Everything) => new SQSClient(settings(everything));

async function topicsOf(everything: Everything): Promise<string[]> {
    const { Topics = [] } = await snsOf(everything).send(new ListTopicsCommand({}));
    return Topics.flatMap(({ TopicArn = "" }) => (TopicArn.includes(`${everything.prefix}-price_`) ? [TopicArn] : []));
}

async function topicOf(everything: Everything): Promise<string> {
    const [arn = "", ...others] = await topicsOf(everything);
    assert.deepEqual(others, []);
    return arn;
}

async function urlOf(everything: Everything, name: string): Promise<string> {
    const { QueueUrl = "" } = await sqsOf(everything).send(
        new GetQueueUrlCommand({ QueueName: `${everything.prefix}-${name}` }),
    );
    return QueueUrl;
}

async function attributesOf(everything: Everything, name: string): Promise<Record<string, string>> {
    const QueueUrl = await urlOf(everything, name);
    const { Attributes = {} } = await sqsOf(everything).send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    return Attributes;
}

interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const statementsIn = (policy = ""): Statement[] => (JSON.parse(policy) as { Statement: Statement[] }).Statement;

const publish = async (everything: Everything, detail: object) =>
    snsOf(everything).send(
        new PublishCommand({
            TopicArn: await topicOf(everything),
            Message: JSON.stringify({ id: "1", source: publisher, "detail-type": "price.changed", detail }),
        }),
    );

/** Events that go by topics of SNS, to a service and to a function. */
export const part: Part = {
    title: "topics",
    services: [
        { ...worker, name: publisher, publishes: [{ event: "price.changed", transport: "sns" }] },
        {
            ...worker,
            name: subscriber,
            subscribes: [{ event: "price.changed", filter: { "change.percent": [{ numeric: ["<=", -10] }] } }],
        },
    ],
    functions: [{ definition: { name: reader, timeout: "2 s", subscribes: ["price.changed"] }, handler }],
    checks: (everything) => {
        it("are one an event, encrypted with a key of the environment, and shut out others by their policy", async () => {
            const { Attributes = {} } = await snsOf(everything).send(
                new GetTopicAttributesCommand({ TopicArn: await topicOf(everything) }),
            );
            assert.match(Attributes["TopicArn"] ?? "", new RegExp(`:${everything.prefix}-price_changed$`));
            assert.match(Attributes["KmsMasterKeyId"] ?? "", /^arn:aws:kms:/);
            assert.deepEqual(
                statementsIn(Attributes["Policy"]).map(({ Sid, Effect, Action }) => [Sid, Effect, Action]),
                [
                    ["TlsOnly", "Deny", "sns:Publish"],
                    ["OwnAccountOnly", "Deny", "sns:Publish"],
                ],
            );
        });

        it("are told to their publisher by a variable, with the right to publish to them, and to use their key so", async () => {
            const { containerDefinitions: [container] = [], taskRoleArn = "" } = await everything.taskOf(publisher);
            const variables = new Map((container?.environment ?? []).map(({ name, value }) => [name, value]));
            const topic = await topicOf(everything);
            assert.equal(variables.get("PRICE_CHANGED_TOPIC_ARN"), topic);
            assert.equal(variables.get("EVENT_BUS_NAME"), undefined);
            const RoleName = taskRoleArn.split("/").at(-1) ?? "";
            const { PolicyNames: [PolicyName = ""] = [] } = await everything.aws.iam.send(
                new ListRolePoliciesCommand({ RoleName }),
            );
            const { PolicyDocument = "" } = await everything.aws.iam.send(
                new GetRolePolicyCommand({ RoleName, PolicyName }),
            );
            const [toTopics, key, ...others] = statementsIn(decodeURIComponent(PolicyDocument)).filter(({ Sid }) =>
                ["Publish", "PublishToTopics", "TopicKey"].includes(Sid),
            );
            assert.deepEqual([toTopics?.Action, toTopics?.Resource, others], ["sns:Publish", [topic], []]);
            assert.deepEqual(key?.Condition, {
                StringEquals: { "kms:ViaService": `sns.${everything.region}.amazonaws.com` },
            });
        });

        it("have a subscription for each subscriber, raw, with its filter and dead letters", async () => {
            const sns = snsOf(everything);
            const TopicArn = await topicOf(everything);
            const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
            const read = await Promise.all(
                Subscriptions.map(async ({ SubscriptionArn, Endpoint }) => {
                    const { Attributes = {} } = await sns.send(
                        new GetSubscriptionAttributesCommand({ SubscriptionArn }),
                    );
                    return [Endpoint ?? "", Attributes] as const;
                }),
            );
            for (const name of [subscriber, reader]) {
                const own = await attributesOf(everything, name);
                const dead = await attributesOf(everything, `${name}-events-dead-letters`);
                const [, attributes = {}] = read.find(([endpoint]) => endpoint === own["QueueArn"]) ?? [];
                assert.equal(attributes["RawMessageDelivery"], "true");
                assert.deepEqual(JSON.parse(attributes["RedrivePolicy"] ?? "{}"), {
                    deadLetterTargetArn: dead["QueueArn"],
                });
                for (const { Policy, SqsManagedSseEnabled } of [own, dead]) {
                    const topics = statementsIn(Policy).find(({ Sid }) => Sid === "Topics");
                    assert.ok(JSON.stringify(topics?.Condition).includes(TopicArn), Policy);
                    assert.equal(SqsManagedSseEnabled, "true");
                }
                const filter = attributes["FilterPolicy"];
                assert.deepEqual(
                    [attributes["FilterPolicyScope"], JSON.parse(filter ?? "null")],
                    name === subscriber
                        ? ["MessageBody", { detail: { change: { percent: [{ numeric: ["<=", -10] }] } } }]
                        : [attributes["FilterPolicyScope"], null],
                );
            }
        });

        it("bring what was published, as it was, to a service but for what its filter holds back", async () => {
            await publish(everything, { sku: "pen", change: { percent: -5 } });
            await publish(everything, { sku: "book", change: { percent: -25 } });
            const { Messages = [] } = await sqsOf(everything).send(
                new ReceiveMessageCommand({
                    QueueUrl: await urlOf(everything, subscriber),
                    MaxNumberOfMessages: 10,
                    WaitTimeSeconds: 5,
                }),
            );
            assert.deepEqual(
                Messages.map(({ Body = "" }) => JSON.parse(Body) as unknown),
                [
                    {
                        id: "1",
                        source: publisher,
                        "detail-type": "price.changed",
                        detail: { sku: "book", change: { percent: -25 } },
                    },
                ],
            );
        });

        it("run a function for each, by its queue", async () => {
            const said = async () => {
                const { events = [] } = await everything.aws.logs.send(
                    new FilterLogEventsCommand({ logGroupName: `/flotilla/everything/${reader}` }),
                );
                return ["pen", "book"].filter((sku) =>
                    events.some(({ message = "" }) => message.includes(`the price of ${sku}`)),
                );
            };
            for (let tries = 0; tries < 60 && (await said()).length < 2; tries++) await setTimeout(1000);
            assert.deepEqual(await said(), ["pen", "book"]);
        });
    },
    checksAfterwards: (everything) => {
        it("leave no topic", async () => assert.deepEqual(await topicsOf(everything), []));
    },
};
