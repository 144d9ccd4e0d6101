import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { account } from "../../support/answers";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { containersOf } from "../service/deploy-service";
import { deployedWith, statementsIn } from "./deployed";

const filter = { "customer.tier": ["gold"], "customer.id": [{ prefix: "c-" }], total: [{ numeric: [">=", 100] }] };
const services = [
    webService({ publishes: ["order.placed", "order.cancelled"] }),
    webService({ name: "shop", routes: ["/shop"], publishes: ["order.placed"] }),
    worker({ subscribes: [{ event: "order.placed", filter } as { event: string }, "order.cancelled"] }),
];

const deployed = deployedWith({ sections: { observability: { dashboard: true } }, services });
const recorded = () => deployed("disposable");

const busArn = `arn:aws:events:eu-west-1:${account}:event-bus/shop-dev`;
const queueArn = (name: string) => `arn:aws:sqs:eu-west-1:${account}:${name}`;
const ruleArns = ["order.cancelled", "order.placed"].map(
    (event) => `arn:aws:events:eu-west-1:${account}:rule/shop-dev/mailer.${event}`,
);

describe("an environment in which no service publishes", () => {
    it("has no bus", async () => {
        const plan = planWith({ services: [webService({ queue: {} })] });
        const { recording } = await deploy(() => new Platform(plan.name, { plan }));
        assert.deepEqual(recording.all("EventBus"), []);
        assert.equal(plan.events, undefined);
    });
});

describe("the event bus", () => {
    it("is one for all services, named by the environment", async () => {
        assert.equal((await recorded()).only("cloudwatch/eventBus:EventBus").inputs["name"], "shop-dev");
    });

    it("is closed to other accounts", async () => {
        assert.deepEqual(statementsIn(await recorded(), "EventBusPolicy", "shop-dev"), [
            {
                Sid: "OwnAccountOnly",
                Effect: "Deny",
                Principal: "*",
                Action: "events:PutEvents",
                Resource: busArn,
                Condition: { StringNotEquals: { "aws:PrincipalAccount": account } },
            },
        ]);
    });
});

describe("a service that publishes events", () => {
    it("may put those on the bus, as itself, and nothing else", async () => {
        assert.deepEqual(statementsIn(await recorded(), "RolePolicy", "order-task"), [
            {
                Sid: "Publish",
                Effect: "Allow",
                Action: "events:PutEvents",
                Resource: busArn,
                Condition: {
                    StringEquals: {
                        "events:source": "order",
                        "events:detail-type": ["order.cancelled", "order.placed"],
                    },
                },
            },
        ]);
    });

    it("is told the bus by a variable, and gets no queue", async () => {
        const recording = await recorded();
        const [container] = JSON.parse(
            String(recording.named("TaskDefinition", "order").inputs["containerDefinitions"]),
        ) as ReturnType<typeof containersOf>;
        assert.deepEqual(container?.["environment"], [
            { name: "AWS_REGION", value: "eu-west-1" },
            { name: "EVENT_BUS_NAME", value: "shop-dev" },
        ]);
        assert.ok(!recording.names("sqs/queue:Queue").includes("order"));
    });

    it("reaches the bus through an endpoint where there is no way to the internet", () => {
        const endpoints = (published: boolean) =>
            planWith({
                sections: { network: { nat: "none" } },
                services: [worker(published ? { publishes: ["mail.sent"] } : {})],
            }).network.interfaceEndpoints;
        assert.ok(endpoints(true).includes("events"));
        assert.ok(!endpoints(false).includes("events"));
    });
});

describe("a service that subscribes to events", () => {
    it("gets a queue with dead letters though none is written, and no right to publish", async () => {
        const recording = await recorded();
        assert.deepEqual(recording.names("sqs/queue:Queue").sort(), ["mailer", "mailer-dead-letters", "mailer-events"]);
        assert.deepEqual(
            statementsIn(recording, "RolePolicy", "mailer-task").map(({ Sid }) => Sid),
            ["Receive"],
        );
    });

    it("has a rule on the bus for each, on its name, its publishers and the filter", async () => {
        const recording = await recorded();
        const pattern = (event: string) => {
            const { inputs } = recording.named("EventRule", `mailer.${event}`);
            assert.deepEqual([inputs["name"], inputs["eventBusName"]], [`mailer.${event}`, "shop-dev"]);
            return JSON.parse(String(inputs["eventPattern"])) as unknown;
        };
        assert.deepEqual(pattern("order.cancelled"), { source: ["order"], "detail-type": ["order.cancelled"] });
        assert.deepEqual(pattern("order.placed"), {
            source: ["order", "shop"],
            "detail-type": ["order.placed"],
            detail: {
                customer: { id: [{ prefix: "c-" }], tier: ["gold"] },
                total: [{ numeric: [">=", 100] }],
            },
        });
    });

    it("gets them into its queue, and what can't be delivered after a day into another", async () => {
        const recording = await recorded();
        for (const event of ["order.cancelled", "order.placed"]) {
            const { inputs } = recording.named("EventTarget", `mailer.${event}`);
            assert.deepEqual(inputs, {
                rule: `mailer.${event}`,
                eventBusName: "shop-dev",
                targetId: "queue",
                arn: queueArn("shop-dev-mailer"),
                retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
                deadLetterConfig: { arn: queueArn("shop-dev-mailer-events-dead-letters") },
            });
        }
    });

    it("takes them from exactly these rules, in both queues, which no key of SQS's own shuts to EventBridge", async () => {
        const recording = await recorded();
        for (const [name, arn] of [
            ["mailer", queueArn("shop-dev-mailer")],
            ["mailer-events", queueArn("shop-dev-mailer-events-dead-letters")],
        ] as const) {
            const [deny, allow, ...others] = statementsIn(recording, "QueuePolicy", name);
            assert.equal(deny?.["Sid"], "TlsOnly");
            assert.deepEqual(allow, {
                Sid: "Events",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: arn,
                Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
            });
            assert.deepEqual(others, []);
            const { inputs } = recording.named("sqs/queue:Queue", name);
            assert.equal(inputs["sqsManagedSseEnabled"], true);
            assert.equal(inputs["kmsMasterKeyId"], undefined);
        }
    });

    it("gets no event before its queues take them", async () => {
        const recording = await recorded();
        for (const target of recording.all("EventTarget").filter(({ name }) => name.startsWith("mailer."))) {
            const reached = recording.reach(target);
            for (const name of ["mailer", "mailer-events"])
                assert.ok(reached.has(recording.named("QueuePolicy", name)), name);
        }
    });

    it("keeps what could not be delivered for 14 days, protected in production", async () => {
        for (const [environmentClass, expected] of [
            ["production", true],
            ["disposable", false],
        ] as const) {
            const { inputs, protect } = (await deployed(environmentClass)).named("sqs/queue:Queue", "mailer-events");
            assert.equal(protect, expected);
            assert.equal(inputs["messageRetentionSeconds"], 1_209_600);
        }
    });

    it("has an alarm on the first event that could not be delivered", async () => {
        const { inputs } = (await recorded()).named("MetricAlarm", "mailer-undelivered-events");
        assert.deepEqual(inputs["dimensions"], { QueueName: "shop-dev-mailer-events-dead-letters" });
        assert.equal(inputs["threshold"], 0);
    });

    it("has the times of its queue where they are written", () => {
        const plan = planWith({
            services: [
                webService({ publishes: ["order.placed"] }),
                worker({ subscribes: ["order.placed"], queue: { maxReceives: 9 } }),
            ],
        });
        assert.equal(plan.services.find(({ name }) => name === "mailer")?.queue?.maxReceives, 9);
    });
});
