import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import { containersOf } from "../service/deploy-service";

const arnOf = (queue: string) => `arn:aws:sqs:eu-west-1:${account}:${queue}`;
const urlOf = (queue: string) => `https://sqs.eu-west-1.amazonaws.com/${account}/${queue}`;

const declared = memoized(async (queue: ServiceConfiguration["queue"], environmentClass: string) => {
    const plan = planWith({
        sections: {
            environment: { class: environmentClass, protect: environmentClass === "production" },
            ...(environmentClass === "production" && {
                loadBalancer: { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b" },
            }),
        },
        services: [worker({ ...(queue && { queue }) })],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});
const inDisposable = (queue: ServiceConfiguration["queue"]) => declared(queue, "disposable");

describe("a service without a queue", () => {
    it("has none, and no right to any", async () => {
        const recording = await inDisposable(undefined);
        assert.deepEqual(recording.all("sqs/queue:Queue"), []);
        assert.ok(!recording.names("RolePolicy").includes("mailer-task"));
    });
});

describe("the queue of a service", () => {
    const queue = async (of: ServiceConfiguration["queue"] = {}) =>
        (await inDisposable(of)).named("sqs/queue:Queue", "mailer").inputs;

    it("is encrypted, polled for as long as possible, and keeps messages for 4 days", async () => {
        const { redrivePolicy, tags, ...rest } = await queue();
        assert.deepEqual(rest, {
            name: "shop-dev-mailer",
            sqsManagedSseEnabled: true,
            visibilityTimeoutSeconds: 60,
            messageRetentionSeconds: 345_600,
            receiveWaitTimeSeconds: 20,
        });
        assert.deepEqual(JSON.parse(String(redrivePolicy)), {
            deadLetterTargetArn: arnOf("shop-dev-mailer-dead-letters"),
            maxReceiveCount: 5,
        });
        assert.equal((tags as Record<string, unknown>)["Service"], "mailer");
    });

    it("takes its times from the configuration", async () => {
        const inputs = await queue({ visibilityTimeout: "5 min", retention: "14 days", maxReceives: 3 });
        assert.deepEqual([inputs["visibilityTimeoutSeconds"], inputs["messageRetentionSeconds"]], [300, 1_209_600]);
        assert.match(String(inputs["redrivePolicy"]), /"maxReceiveCount":3/);
    });

    it("has a name that ends with .fifo where it keeps the order, as has its dead-letter queue", async () => {
        const recording = await inDisposable({ fifo: true });
        for (const name of ["mailer", "mailer-dead-letters"]) {
            const { inputs } = recording.named("sqs/queue:Queue", name);
            assert.equal(inputs["name"], `shop-dev-${name}.fifo`);
            assert.deepEqual([inputs["fifoQueue"], inputs["contentBasedDeduplication"]], [true, true]);
        }
    });

    it("can't be deleted in production, nor can the dead letters", async () => {
        for (const [environmentClass, expected] of [
            ["production", true],
            ["disposable", false],
        ] as const)
            for (const { protect } of (await declared({}, environmentClass)).all("sqs/queue:Queue"))
                assert.equal(protect, expected);
    });
});

describe("the dead-letter queue of a service", () => {
    it("is encrypted and keeps messages for as long as SQS can", async () => {
        const { inputs } = (await inDisposable({})).named("sqs/queue:Queue", "mailer-dead-letters");
        assert.deepEqual([inputs["sqsManagedSseEnabled"], inputs["messageRetentionSeconds"]], [true, 1_209_600]);
    });

    it("takes dead letters from that queue alone", async () => {
        const { inputs } = (await inDisposable({})).only("RedriveAllowPolicy");
        assert.equal(inputs["queueUrl"], "mailer-dead-letters-id");
        assert.deepEqual(JSON.parse(String(inputs["redriveAllowPolicy"])), {
            redrivePermission: "byQueue",
            sourceQueueArns: [arnOf("shop-dev-mailer")],
        });
    });
});

describe("the policies of both queues", () => {
    for (const name of ["mailer", "mailer-dead-letters"])
        it(`deny what does not come over TLS: ${name}`, async () => {
            const { inputs } = (await inDisposable({})).named("QueuePolicy", name);
            const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: object[] };
            assert.deepEqual(Statement, [
                {
                    Sid: "TlsOnly",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sqs:*",
                    Resource: arnOf(`shop-dev-${name}`),
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ]);
        });
});

const linked = memoized(async () => {
    const plan = planWith({
        services: [
            webService({ sends: ["mailer", "ledger"] }),
            worker({ queue: {} }),
            worker({ name: "ledger", queue: {} }),
        ],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("what a service may do with queues", () => {
    const statements = async (role: string) =>
        (
            JSON.parse(String((await linked()).named("RolePolicy", role).inputs["policy"])) as {
                Statement: Record<string, unknown>[];
            }
        ).Statement;

    it("is to work off its own", async () => {
        assert.deepEqual(await statements("mailer-task"), [
            {
                Sid: "Receive",
                Effect: "Allow",
                Action: [
                    "sqs:ChangeMessageVisibility",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes",
                    "sqs:ReceiveMessage",
                ],
                Resource: arnOf("shop-dev-mailer"),
            },
        ]);
    });

    it("is to send to those that it names", async () => {
        assert.deepEqual(await statements("order-task"), [
            {
                Sid: "Send",
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: [arnOf("shop-dev-ledger"), arnOf("shop-dev-mailer")],
            },
        ]);
    });

    it("is told to its code by variables", async () => {
        const recording = await linked();
        const variables = (service: string) =>
            (
                JSON.parse(
                    String(recording.named("TaskDefinition", service).inputs["containerDefinitions"]),
                ) as ReturnType<typeof containersOf>
            )[0]?.["environment"];
        const region = { name: "AWS_REGION", value: "eu-west-1" };
        assert.deepEqual(variables("mailer"), [region, { name: "QUEUE_URL", value: urlOf("shop-dev-mailer") }]);
        assert.deepEqual(variables("order"), [
            region,
            { name: "LEDGER_QUEUE_URL", value: urlOf("shop-dev-ledger") },
            { name: "MAILER_QUEUE_URL", value: urlOf("shop-dev-mailer") },
        ]);
    });
});

describe("queues without a way to the internet", () => {
    it("are reached through an endpoint", () => {
        const plan = planWith({ sections: { network: { nat: "none" } }, services: [worker({ queue: {} })] });
        assert.ok(plan.network.interfaceEndpoints.includes("sqs"));
        const other = planWith({ sections: { network: { nat: "none" } }, services: [worker()] });
        assert.ok(!other.network.interfaceEndpoints.includes("sqs"));
    });
});
