import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { memoized } from "../../support/memoized";
import { planWith, webService, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const alerts = { email: ["ops@example.com"] };
const topicArn = "arn:aws:sns:eu-west-1:123456789012:shop-dev-alerts";

const deployed = memoized(async (sections: object, ...services: ServiceConfiguration[]) => {
    const plan = planWith({ sections: { ...sections }, services });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("the alarms of a platform", () => {
    for (const type of ["MetricAlarm", "CompositeAlarm", "EventRule", "sns/topic:Topic", "kms/key:Key"]) {
        it(`are not there without a section alerts: no ${type}`, async () => {
            assert.deepEqual((await deployed({}, webService({ slo: { availability: 99.9 } }))).all(type), []);
        });
    }

    it("are sent to the topic, when they begin and when they are over", async () => {
        const recording = await deployed({ alerts }, webService());
        const all = recording.all("MetricAlarm");
        assert.equal(all.length, 5);
        for (const { inputs } of all)
            assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[topicArn], [topicArn]]);
    });

    it("name the service, its target group and its load balancer as CloudWatch does", async () => {
        const recording = await deployed({ alerts }, webService());
        assert.deepEqual(recording.named("MetricAlarm", "order-cpu").inputs["dimensions"], {
            ClusterName: "shop-dev",
            ServiceName: "order-0a1b2c3",
        });
        assert.deepEqual(recording.named("MetricAlarm", "order-latency").inputs["dimensions"], {
            LoadBalancer: "app/shop-dev-0a1b2c3/50dc6c495c0c9188",
            TargetGroup: "targetgroup/order-0a1b2c3/73e2d6bc24d8a067",
        });
    });

    it("name both target groups where ECS moves requests between two", async () => {
        const service = webService({ deployment: { strategy: "blue-green" } });
        const recording = await deployed({ alerts, observability: { dashboard: true } }, service);
        const queries = recording.named("MetricAlarm", "order-latency").inputs["metricQueries"] as {
            metric?: { dimensions: { TargetGroup: string } };
        }[];
        const groups = ["order", "order-B"].map((name) => `targetgroup/${name}-0a1b2c3/73e2d6bc24d8a067`);
        assert.deepEqual(
            queries.flatMap(({ metric }) => metric?.dimensions.TargetGroup ?? []),
            groups,
        );
        const body = String(recording.only("Dashboard").inputs["dashboardBody"]);
        for (const group of groups) assert.ok(body.includes(`"TargetGroup","${group}"`), group);
    });

    it("come after the service, so that one that starts is not told of as down", async () => {
        const recording = await deployed({ alerts }, worker());
        const reached = recording.reach(recording.named("MetricAlarm", "mailer-running"));
        assert.ok(reached.has(recording.only("ecs/service:Service")));
    });

    it("look at a service's queue, at its dead letters, and at those of its jobs", async () => {
        const jobs = { nightly: { command: ["close"], schedule: "rate(1 day)" } };
        const recording = await deployed({ alerts }, worker({ queue: {}, jobs }));
        const queueOf = (key: string) => recording.named("MetricAlarm", `mailer-${key}`).inputs["dimensions"];
        assert.deepEqual(queueOf("message-age"), { QueueName: "shop-dev-mailer" });
        assert.deepEqual(queueOf("dead-letters"), { QueueName: "shop-dev-mailer-dead-letters" });
        assert.deepEqual(queueOf("missed-jobs"), { QueueName: "shop-dev-mailer-schedules-dead-letters" });
        const { inputs, name } = recording.named("MetricAlarm", "mailer-dead-letters");
        assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[topicArn], [topicArn]]);
        const reached = recording.reach(recording.named("MetricAlarm", name));
        assert.ok(reached.has(recording.named("sqs/queue:Queue", "mailer-dead-letters")));
    });

    it("name what a service keeps its data in as CloudWatch does", async () => {
        const recording = await deployed(
            { alerts },
            worker({
                database: {},
                cache: { replicas: 1 },
                table: { partitionKey: "orderId", indexes: { "by-customer": { partitionKey: "customerId" } } },
            }),
            worker({ name: "ledger", database: { serverless: { min: 0.5, max: 4 }, multiZone: true } }),
        );
        const inputsOf = (key: string) => recording.named("MetricAlarm", key).inputs;
        assert.deepEqual(inputsOf("mailer.database-cpu")["dimensions"], { DBInstanceIdentifier: "shop-dev-mailer" });
        assert.deepEqual(inputsOf("ledger.database-cpu")["dimensions"], {
            DBClusterIdentifier: "shop-dev-ledger",
            Role: "WRITER",
        });
        assert.deepEqual(inputsOf("ledger.database-replica-lag")["dimensions"], {
            DBClusterIdentifier: "shop-dev-ledger",
            Role: "READER",
        });
        const dimensionsIn = (key: string) =>
            (inputsOf(key)["metricQueries"] as { metric?: { dimensions: object } }[]).flatMap(
                ({ metric }) => metric?.dimensions ?? [],
            );
        assert.deepEqual(dimensionsIn("mailer.cache-memory"), [
            { CacheClusterId: "shop-dev-mailer-001" },
            { CacheClusterId: "shop-dev-mailer-002" },
        ]);
        const table = { TableName: "shop-dev-mailer" };
        assert.deepEqual(dimensionsIn("mailer.table-throttles"), [table, table]);
        const index = { ...table, GlobalSecondaryIndexName: "by-customer" };
        assert.deepEqual(dimensionsIn("mailer.table-throttles-by-customer"), [index, index]);
        assert.deepEqual(dimensionsIn("mailer.table-system-errors")[0], { ...table, Operation: "BatchGetItem" });
        for (const { inputs } of recording.all("MetricAlarm"))
            assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[topicArn], [topicArn]]);
    });

    it("are there for a service of which nothing but jobs runs, and tell of no deployment", async () => {
        const jobs = { weekly: { command: ["report"], schedule: "rate(7 days)" } };
        const recording = await deployed({ alerts }, worker({ name: "reports", runs: "jobs", jobs }));
        assert.deepEqual(
            recording.all("MetricAlarm").map(({ name }) => name),
            ["reports-missed-jobs"],
        );
        assert.deepEqual(recording.all("EventRule"), []);
    });

    it("tell of a deployment that ECS gave up, of this service alone", async () => {
        const recording = await deployed({ alerts }, webService());
        const { inputs } = recording.only("EventRule");
        assert.deepEqual(JSON.parse(String(inputs["eventPattern"])), {
            source: ["aws.ecs"],
            "detail-type": ["ECS Deployment State Change"],
            resources: ["arn:aws:ecs:eu-west-1:123456789012:service/shop/order-0a1b2c3"],
            detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
        });
        const target = recording.only("EventTarget").inputs;
        assert.equal(target["arn"], topicArn);
        assert.deepEqual(target["inputTransformer"], {
            inputPaths: { reason: "$.detail.reason", service: "$.resources[0]", time: "$.time" },
            inputTemplate: '"ECS gave up a deployment of order at <time>: <reason> The service: <service>"',
        });
    });

    it("tell of no deployment where that is switched off", async () => {
        const recording = await deployed({ alerts }, webService({ alarms: { deploymentFailed: false } }));
        assert.deepEqual(recording.all("EventRule"), []);
    });
});

describe("the alarms on a service's objectives", () => {
    const withObjective = () => deployed({ alerts }, webService({ slo: { availability: 99.9 } }));

    it("tell by the composite alarms alone", async () => {
        const recording = await withObjective();
        const parts = recording.all("MetricAlarm").filter(({ name }) => name.startsWith("order-availability-"));
        assert.equal(parts.length, 6);
        for (const { inputs } of parts) assert.equal(inputs["alarmActions"], undefined);
        for (const { inputs } of recording.all("CompositeAlarm"))
            assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[topicArn], [topicArn]]);
    });

    it("begin when both windows of a burn rate do", async () => {
        const { inputs } = (await withObjective()).named("CompositeAlarm", "order-availability-page");
        assert.equal(inputs["alarmName"], "shop-dev-order-availability-page");
        assert.equal(
            inputs["alarmRule"],
            '(ALARM("shop-dev-order-availability-fast-1h") AND ALARM("shop-dev-order-availability-fast-5m")) OR ' +
                '(ALARM("shop-dev-order-availability-medium-6h") AND ALARM("shop-dev-order-availability-medium-30m"))',
        );
    });

    it("come after the alarms that they are made of: CloudWatch refuses a rule with an alarm that is not there", async () => {
        const recording = await withObjective();
        const reached = recording.reach(recording.named("CompositeAlarm", "order-availability-ticket"));
        for (const part of ["slow-3d", "slow-6h"])
            assert.ok(reached.has(recording.named("MetricAlarm", `order-availability-${part}`)));
    });
});
