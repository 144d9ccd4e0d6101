import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import {
    DeleteMessageCommand,
    DeleteQueueCommand,
    GetQueueUrlCommand,
    ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Offspring } from "../../local/dev/offspring";
import { linksOf, makeResources, type Resources } from "../../local/dev/resources";
import { linkVariables } from "../../model/plan/link-variables";
import type { Plan } from "../../model/plan/plan";
import { planWith, worker } from "../support/plans";
import { useEmulatedAws } from "./support/emulated-aws";

const filter = { "change.percent": [{ numeric: ["<=", -10] }] };

interface Envelope {
    readonly id: string;
    readonly source: string;
    readonly "detail-type": string;
    readonly time: string;
    readonly detail: Readonly<Record<string, unknown>>;
}

describe("system: an event that is published to a topic", () => {
    const aws = useEmulatedAws();
    let plan: Plan;
    let resources: Resources;

    const sqs = () => new SQSClient(aws.settings);
    const serviceOf = (name: string) => {
        const service = plan.services.find((each) => each.name === name);
        assert.ok(service);
        return service;
    };
    /** The variables that the links of a service give its code. */
    const variablesOf = (name: string): Record<string, string> =>
        linkVariables(serviceOf(name), linksOf(serviceOf(name), resources).addresses);

    const publish = (detail: object, id = "1") =>
        new SNSClient(aws.settings).send(
            new PublishCommand({
                TopicArn: variablesOf("stock")["PRICE_CHANGED_TOPIC_ARN"],
                Message: JSON.stringify({
                    id,
                    source: "stock",
                    "detail-type": "price.changed",
                    time: "2026-11-26T07:00:00Z",
                    detail,
                }),
            }),
        );

    /** Takes what is in a queue within two seconds. */
    async function taken(QueueUrl: string | undefined): Promise<Envelope[]> {
        const found: Envelope[] = [];
        for (let tries = 0; tries < 2; tries++) {
            const { Messages = [] } = await sqs().send(
                new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
            );
            for (const { Body = "", ReceiptHandle } of Messages) {
                found.push(JSON.parse(Body) as Envelope);
                await sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
            }
        }
        return found;
    }

    before("make what the services are linked to", async () => {
        plan = planWith({
            services: [
                worker({ name: "stock", publishes: ["stock.counted", { event: "price.changed", transport: "sns" }] }),
                worker({
                    name: "offers",
                    subscribes: ["stock.counted", { event: "price.changed", filter } as { event: string }],
                }),
                worker({ name: "ledger", subscribes: ["price.changed"] }),
            ],
        });
        const { endpoint, region } = aws.settings;
        resources = await makeResources(
            plan,
            { endpoint, region, port: Number(new URL(endpoint).port) },
            new Offspring(join(tmpdir(), "flotilla-topics.json")),
        );
    });

    it("arrives in the queue of each that subscribes to it, as it was published", async () => {
        await publish({ sku: "book", change: { percent: -25 } });
        for (const name of ["offers", "ledger"]) {
            const [event, ...others] = await taken(variablesOf(name)["QUEUE_URL"]);
            assert.deepEqual(others, []);
            assert.deepEqual(event, {
                id: "1",
                source: "stock",
                "detail-type": "price.changed",
                time: "2026-11-26T07:00:00Z",
                detail: { sku: "book", change: { percent: -25 } },
            });
        }
    });

    it("has what an event of the bus has, for a subscriber to both", async () => {
        await publish({ sku: "book", change: { percent: -25 } }, "2");
        await new EventBridgeClient(aws.settings).send(
            new PutEventsCommand({
                Entries: [
                    {
                        EventBusName: variablesOf("stock")["EVENT_BUS_NAME"],
                        Source: "stock",
                        DetailType: "stock.counted",
                        Detail: JSON.stringify({ sku: "book" }),
                    },
                ],
            }),
        );
        const events = await taken(variablesOf("offers")["QUEUE_URL"]);
        assert.deepEqual(events.map((event) => event["detail-type"]).sort(), ["price.changed", "stock.counted"]);
        for (const { id, source, time, detail } of events) {
            assert.notEqual(id, "");
            assert.equal(source, "stock");
            assert.ok(Number.isFinite(Date.parse(time)));
            assert.equal(detail["sku"], "book");
        }
        await taken(variablesOf("ledger")["QUEUE_URL"]);
    });

    it("is held back by a filter on what it holds, for that subscriber alone", async () => {
        await publish({ sku: "pen", change: { percent: -5 } });
        assert.deepEqual(await taken(variablesOf("offers")["QUEUE_URL"]), []);
        const [event] = await taken(variablesOf("ledger")["QUEUE_URL"]);
        assert.equal(event?.detail["sku"], "pen");
    });

    it("is in the subscriber's dead letters where its queue is gone, and comes to the others", async () => {
        await sqs().send(new DeleteQueueCommand({ QueueUrl: variablesOf("offers")["QUEUE_URL"] }));
        await publish({ sku: "lamp", change: { percent: -50 } });
        const { QueueUrl } = await sqs().send(
            new GetQueueUrlCommand({ QueueName: serviceOf("offers").eventDeadLetterName }),
        );
        for (const url of [QueueUrl, variablesOf("ledger")["QUEUE_URL"]])
            assert.deepEqual(
                (await taken(url)).map(({ detail }) => detail["sku"]),
                ["lamp"],
            );
    });
});
