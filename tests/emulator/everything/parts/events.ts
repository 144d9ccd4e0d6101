import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import {
    DeleteMessageCommand,
    GetQueueAttributesCommand,
    GetQueueUrlCommand,
    ReceiveMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";
import type { ServiceConfiguration } from "../../../../model";
import { givenImage } from "../../support/given-images";
import { callJson } from "../../support/request-aws";
import type { Everything, Part } from "../part";

const worker = { image: { uri: givenImage("payment") }, memory: "256 MiB", stopTimeout: "5 s" } as const;

const services: readonly ServiceConfiguration[] = [
    { ...worker, name: "sales-desk", publishes: ["sale.made", "sale.returned"] },
    {
        ...worker,
        name: "bonus",
        subscribes: [
            "sale.returned",
            { event: "sale.made", filter: { "customer.tier": ["gold"], total: [{ numeric: [">=", 100] }] } },
        ],
    },
];

const queueOf = ({ endpoint, region }: Everything) =>
    new SQSClient({ endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });

async function urlOf(everything: Everything, name: string): Promise<string> {
    const { QueueUrl = "" } = await queueOf(everything).send(
        new GetQueueUrlCommand({ QueueName: `${everything.prefix}-${name}` }),
    );
    return QueueUrl;
}

async function attributesOf(everything: Everything, name: string): Promise<Record<string, string>> {
    const { Attributes = {} } = await queueOf(everything).send(
        new GetQueueAttributesCommand({ QueueUrl: await urlOf(everything, name), AttributeNames: ["All"] }),
    );
    return Attributes;
}

const events = ({ aws }: Everything, action: string, input: object) =>
    callJson(aws, "events", `AWSEvents.${action}`, input);

const put = (everything: Everything, source: string, type: string, detail: object) =>
    events(everything, "PutEvents", {
        Entries: [
            { EventBusName: everything.prefix, Source: source, DetailType: type, Detail: JSON.stringify(detail) },
        ],
    });

interface Delivered {
    readonly source: string;
    readonly "detail-type": string;
    readonly detail: Readonly<Record<string, unknown>>;
}

/** What is in a queue within some seconds. It is taken out. */
async function taken(everything: Everything, name: string): Promise<Delivered[]> {
    const sqs = queueOf(everything);
    const QueueUrl = await urlOf(everything, name);
    const found: Delivered[] = [];
    for (let tries = 0; tries < 5; tries++) {
        const { Messages = [] } = await sqs.send(
            new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
        );
        for (const { Body = "", ReceiptHandle } of Messages) {
            found.push(JSON.parse(Body) as Delivered);
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
        await setTimeout(200);
    }
    return found;
}

export const part: Part = {
    title: "events",
    services,
    checks: (everything) => {
        it("go over one bus, which is closed to other accounts", async () => {
            const bus = await events(everything, "DescribeEventBus", { Name: everything.prefix });
            const policy = JSON.parse(String(bus["Policy"])) as {
                Statement: { Effect: string; Action: string; Condition: Record<string, Record<string, string>> }[];
            };
            assert.deepEqual(
                policy.Statement.map(({ Effect, Action, Condition }) => [Effect, Action, Object.keys(Condition)]),
                [["Deny", "events:PutEvents", ["StringNotEquals"]]],
            );
            assert.match(policy.Statement[0]?.Condition["StringNotEquals"]?.["aws:PrincipalAccount"] ?? "", /^\d{12}$/);
        });

        it("are told to their publisher by a variable, and by rights to these alone", async () => {
            const { containerDefinitions: [container] = [], taskRoleArn = "" } = await everything.taskOf("sales-desk");
            const variables = new Map((container?.environment ?? []).map(({ name, value }) => [name, value]));
            assert.equal(variables.get("EVENT_BUS_NAME"), everything.prefix);
            const RoleName = taskRoleArn.split("/").at(-1) ?? "";
            const { PolicyNames: [PolicyName = ""] = [] } = await everything.aws.iam.send(
                new ListRolePoliciesCommand({ RoleName }),
            );
            const { PolicyDocument = "" } = await everything.aws.iam.send(
                new GetRolePolicyCommand({ RoleName, PolicyName }),
            );
            const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as {
                Statement: { Sid: string; Condition?: unknown }[];
            };
            assert.deepEqual(Statement.find(({ Sid }) => Sid === "Publish")?.Condition, {
                StringEquals: { "events:source": "sales-desk", "events:detail-type": ["sale.made", "sale.returned"] },
            });
        });

        it("have a rule for each subscription, with a queue and dead letters that take from it alone", async () => {
            const dead = await attributesOf(everything, "bonus-events-dead-letters");
            const own = await attributesOf(everything, "bonus");
            for (const event of ["sale.made", "sale.returned"]) {
                const place = { EventBusName: everything.prefix };
                const rule = await events(everything, "DescribeRule", { ...place, Name: `bonus.${event}` });
                const { Targets } = (await events(everything, "ListTargetsByRule", {
                    ...place,
                    Rule: `bonus.${event}`,
                })) as unknown as { Targets: Record<string, unknown>[] };
                assert.deepEqual(
                    Targets.map(({ Arn, DeadLetterConfig, RetryPolicy }) => ({ Arn, DeadLetterConfig, RetryPolicy })),
                    [
                        {
                            Arn: own["QueueArn"],
                            DeadLetterConfig: { Arn: dead["QueueArn"] },
                            RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
                        },
                    ],
                );
                for (const { Policy = "", SqsManagedSseEnabled } of [own, dead]) {
                    assert.ok(Policy.includes(JSON.stringify(rule["Arn"])), Policy);
                    assert.equal(SqsManagedSseEnabled, "true");
                }
            }
        });

        it("arrive in the subscriber's queue, but for those that its filter or their source holds back", async () => {
            const gold = { customer: { tier: "gold" } };
            await put(everything, "sales-desk", "sale.made", { ...gold, total: 99 });
            await put(everything, "sales-desk", "sale.made", { customer: { tier: "silver" }, total: 500 });
            await put(everything, "someone", "sale.made", { ...gold, total: 500 });
            await put(everything, "sales-desk", "sale.lost", { ...gold, total: 500 });
            await put(everything, "sales-desk", "sale.made", { ...gold, total: 100 });
            await put(everything, "sales-desk", "sale.returned", { total: 1 });
            const delivered = await taken(everything, "bonus");
            assert.deepEqual(
                delivered.map((event) => [event.source, event["detail-type"], event.detail["total"]]).sort(),
                [
                    ["sales-desk", "sale.made", 100],
                    ["sales-desk", "sale.returned", 1],
                ],
            );
            assert.deepEqual(await taken(everything, "bonus-events-dead-letters"), []);
        });

        it("that can't be delivered are in the dead letters, with the reason");
    },
};
