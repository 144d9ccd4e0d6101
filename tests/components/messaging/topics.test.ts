import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { account } from "../../support/answers";
import { lambda, planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { containersOf } from "../service/deploy-service";
import { deployedWith, statementsIn } from "./deployed";

const placed = { event: "order.placed", transport: "sns" } as const;
const filter = { "customer.tier": ["gold"], total: [{ numeric: [">=", 100] }] };
const services = [
    webService({ publishes: [placed, "order.cancelled"] }),
    webService({ name: "shop", routes: ["/shop"], publishes: [placed] }),
    worker({ subscribes: [{ event: "order.placed", filter } as { event: string }, "order.cancelled"] }),
];
const functions = [
    lambda({ subscribes: ["order.placed"], publishes: [{ event: "mail.sent", transport: "sns" }] }),
    lambda({ name: "archive", subscribes: ["mail.sent"] }),
];

const deployed = deployedWith({ services, functions });
const recorded = () => deployed("disposable");

const topicArn = (event: string) => `arn:aws:sns:eu-west-1:${account}:shop-dev-${event}`;
const queueArn = (name: string) => `arn:aws:sqs:eu-west-1:${account}:${name}`;
const ofTopics = ({ parent }: { readonly parent: string }) => parent.includes(":EventTopics::");

describe("an environment whose events go by topics alone", () => {
    it("has no bus", () => {
        const topics = [webService({ publishes: [placed] }), worker({ subscribes: ["order.placed"] })];
        const plan = planWith({ services: topics });
        assert.equal(plan.events, undefined);
        assert.deepEqual(plan.topics, [{ event: "order.placed", name: "shop-dev-order_placed" }]);
    });
});

describe("an environment whose events go by the bus alone", () => {
    it("has no topic and no key", async () => {
        const plan = planWith({ services: [webService({ publishes: ["order.placed"] })] });
        const { recording } = await deploy(() => new Platform(plan.name, { plan }));
        assert.deepEqual(plan.topics, []);
        for (const type of ["sns/topic:Topic", "kms/key:Key"]) assert.deepEqual(recording.all(type), []);
    });
});

describe("the topics of events", () => {
    it("are one an event, whoever publishes it, named by the environment and the event", async () => {
        const topics = (await recorded()).all("sns/topic:Topic").filter(ofTopics);
        assert.deepEqual(
            topics.map(({ inputs }) => inputs["name"]),
            ["shop-dev-mail_sent", "shop-dev-order_placed"],
        );
    });

    it("are encrypted with one key of their own, which only the account's own roles may use", async () => {
        const recording = await recorded();
        const key = recording.named("kms/key:Key", "shop-dev-topics");
        assert.equal(key.inputs["enableKeyRotation"], true);
        assert.deepEqual(
            statementsIn(recording, "kms/key:Key", "shop-dev-topics").map(({ Principal }) => Principal),
            [{ AWS: `arn:aws:iam::${account}:root` }],
        );
        for (const topic of recording.all("sns/topic:Topic").filter(ofTopics))
            assert.deepEqual(topic.propertyDependencies["kmsMasterKeyId"], [key.urn]);
    });

    it("let nobody in by themselves, and shut out other accounts and what comes without TLS", async () => {
        const statements = statementsIn(await recorded(), "TopicPolicy", "shop-dev-order.placed");
        assert.deepEqual(
            statements.map(({ Effect, Action, Resource, Condition }) => ({ Effect, Action, Resource, Condition })),
            [
                { Bool: { "aws:SecureTransport": "false" } },
                { StringNotEquals: { "aws:PrincipalAccount": account } },
            ].map((Condition) => ({
                Effect: "Deny",
                Action: "sns:Publish",
                Resource: topicArn("order_placed"),
                Condition,
            })),
        );
    });
});

describe("a service that publishes to a topic", () => {
    it("may publish to the topics of its events, with their key by way of SNS, and to no others", async () => {
        const statements = statementsIn(await recorded(), "RolePolicy", "order-task");
        const [, publish, key] = statements;
        assert.deepEqual(
            statements.map(({ Sid }) => Sid),
            ["Publish", "PublishToTopics", "TopicKey"],
        );
        assert.deepEqual([publish?.["Action"], publish?.["Resource"]], ["sns:Publish", [topicArn("order_placed")]]);
        assert.deepEqual(key?.["Action"], ["kms:Decrypt", "kms:GenerateDataKey"]);
        assert.match(String(key["Resource"]), /^arn:aws:kms:/);
        assert.deepEqual(key["Condition"], { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } });
    });

    it("may put on the bus what goes by the bus alone", async () => {
        const [publish] = statementsIn(await recorded(), "RolePolicy", "order-task");
        assert.deepEqual(publish?.["Condition"], {
            StringEquals: { "events:source": "order", "events:detail-type": ["order.cancelled"] },
        });
        const ofShop = statementsIn(await recorded(), "RolePolicy", "shop-task").map(({ Sid }) => Sid);
        assert.deepEqual(ofShop, ["PublishToTopics", "TopicKey"]);
    });

    it("is told each topic by a variable, and the bus only where it publishes by it", async () => {
        const recording = await recorded();
        const variables = (service: string) => {
            const { inputs } = recording.named("TaskDefinition", service);
            const [container] = JSON.parse(String(inputs["containerDefinitions"])) as ReturnType<typeof containersOf>;
            return container?.["environment"];
        };
        const region = { name: "AWS_REGION", value: "eu-west-1" };
        const topic = { name: "ORDER_PLACED_TOPIC_ARN", value: topicArn("order_placed") };
        assert.deepEqual(variables("order"), [region, { name: "EVENT_BUS_NAME", value: "shop-dev" }, topic]);
        assert.deepEqual(variables("shop"), [region, topic]);
    });

    it("reaches SNS through an endpoint where there is no way to the internet", () => {
        const endpoints = (publishes: ("mail.sent" | { event: "mail.sent"; transport: "sns" })[]) =>
            planWith({
                sections: { network: { nat: "none" } },
                services: [worker({ publishes })],
            }).network.interfaceEndpoints.filter((endpoint) => endpoint === "sns" || endpoint === "events");
        assert.deepEqual(endpoints([{ event: "mail.sent", transport: "sns" }]), ["sns"]);
        assert.deepEqual(endpoints(["mail.sent"]), ["events"]);
        assert.deepEqual(endpoints([]), []);
    });
});

describe("a function that publishes to a topic", () => {
    it("may, and is told it, as a service is", async () => {
        const recording = await recorded();
        const statements = statementsIn(recording, "RolePolicy", "notification-function");
        const publish = statements.find(({ Sid }) => Sid === "PublishToTopics");
        assert.deepEqual(publish?.["Resource"], [topicArn("mail_sent")]);
        assert.ok(statements.some(({ Sid }) => Sid === "TopicKey"));
        const { environment } = recording.named("lambda/function:Function", "notification").inputs as {
            environment: { variables: Record<string, string> };
        };
        assert.equal(environment.variables["MAIL_SENT_TOPIC_ARN"], topicArn("mail_sent"));
    });
});

describe("a service that subscribes to an event of a topic", () => {
    it("gets what was published as it was, by its filter on the message, and the rest into dead letters", async () => {
        const { inputs } = (await recorded()).named("TopicSubscription", "mailer.order.placed");
        const { filterPolicy, redrivePolicy, ...others } = inputs;
        assert.deepEqual(others, {
            topic: topicArn("order_placed"),
            protocol: "sqs",
            endpoint: queueArn("shop-dev-mailer"),
            rawMessageDelivery: true,
            filterPolicyScope: "MessageBody",
        });
        assert.deepEqual(JSON.parse(String(filterPolicy)), {
            detail: { customer: { tier: ["gold"] }, total: [{ numeric: [">=", 100] }] },
        });
        assert.deepEqual(JSON.parse(String(redrivePolicy)), {
            deadLetterTargetArn: queueArn("shop-dev-mailer-events-dead-letters"),
        });
    });

    it("has no filter where none is written, and no rule on the bus", async () => {
        const recording = await recorded();
        const { inputs } = recording.named("TopicSubscription", "notification.order.placed");
        assert.deepEqual([inputs["filterPolicy"], inputs["filterPolicyScope"]], [undefined, undefined]);
        const rules = recording.names("EventRule").filter((name) => name.includes("."));
        assert.deepEqual(rules, ["mailer.order.cancelled"]);
    });

    it("takes events from exactly its rules and topics, in both queues, which no key of SQS's own shuts to SNS", async () => {
        const recording = await recorded();
        for (const [name, arn] of [
            ["mailer", queueArn("shop-dev-mailer")],
            ["mailer-events", queueArn("shop-dev-mailer-events-dead-letters")],
        ] as const) {
            const [deny, rules, topics, ...others] = statementsIn(recording, "QueuePolicy", name);
            assert.deepEqual([deny?.["Sid"], rules?.["Sid"], others], ["TlsOnly", "Events", []]);
            assert.deepEqual(topics, {
                Sid: "Topics",
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: arn,
                Condition: { ArnEquals: { "aws:SourceArn": [topicArn("order_placed")] } },
            });
            const { inputs } = recording.named("sqs/queue:Queue", name);
            assert.deepEqual([inputs["sqsManagedSseEnabled"], inputs["kmsMasterKeyId"]], [true, undefined]);
        }
    });

    it("gets no event before its queues take them and the topic shuts out others", async () => {
        const recording = await recorded();
        const reached = recording.reach(recording.named("TopicSubscription", "mailer.order.placed"));
        for (const name of ["mailer", "mailer-events"])
            assert.ok(reached.has(recording.named("QueuePolicy", name)), name);
        assert.ok(reached.has(recording.named("TopicPolicy", "shop-dev-order.placed")));
    });

    it("has an alarm on what could not be delivered, which tells by what it did not come", async () => {
        const recording = await recorded();
        const description = (name: string) =>
            String(recording.named("MetricAlarm", `${name}-undelivered-events`).inputs["alarmDescription"]);
        assert.match(description("mailer"), /^EventBridge or SNS could not deliver events to the queue of mailer\./);
        assert.match(description("archive"), /^SNS could not deliver events to the queue of archive\./);
    });
});
