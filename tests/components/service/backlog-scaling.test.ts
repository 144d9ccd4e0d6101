import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { planWith, worker } from "../../support/plans";
import { deployService } from "./deploy-service";

const queue = { queueUrl: "https://queue", queueArn: "arn:queue", queueName: "shop-dev-mailer" };

const scaled = (scaling: ServiceConfiguration["scaling"]) =>
    deployService(worker({ queue: {}, ...(scaling && { scaling }) }), { args: { queues: { own: queue, sends: {} } } });

interface Query {
    readonly id: string;
    readonly expression?: string;
    readonly metricStat?: { readonly metric: Record<string, unknown>; readonly stat: string };
}

async function backlog(scaling: ServiceConfiguration["scaling"]) {
    const { inputs } = (await scaled(scaling)).named("appautoscaling/policy:Policy", "mailer-backlog");
    const tracking = inputs["targetTrackingScalingPolicyConfiguration"] as {
        targetValue: number;
        customizedMetricSpecification: { metrics: Query[] };
    };
    return { target: tracking.targetValue, metrics: tracking.customizedMetricSpecification.metrics };
}

describe("a worker that scales on the backlog of a task", () => {
    it("divides the messages that wait by the running tasks, as AWS advises", async () => {
        const { target, metrics } = await backlog({ min: 1, max: 20, backlogPerTask: 100 });
        assert.equal(target, 100);
        assert.deepEqual(
            metrics.map(({ id, expression, metricStat }) => [
                id,
                expression ?? metricStat?.metric["metricName"],
                metricStat?.metric["dimensions"],
            ]),
            [
                ["waiting", "ApproximateNumberOfMessagesVisible", [{ name: "QueueName", value: "shop-dev-mailer" }]],
                [
                    "running",
                    "RunningTaskCount",
                    [
                        { name: "ClusterName", value: "shop-dev" },
                        { name: "ServiceName", value: "mailer-0a1b2c3" },
                    ],
                ],
                ["backlog", "waiting / running", undefined],
            ],
        );
    });

    it("has no further policy where a task always runs", async () => {
        const recording = await scaled({ min: 1, max: 20, backlogPerTask: 100 });
        assert.deepEqual(recording.names("appautoscaling/policy:Policy"), ["mailer-backlog"]);
        assert.deepEqual(recording.all("MetricAlarm"), []);
    });
});

describe("a worker that scales to no task", () => {
    const zero = { min: 0, max: 20, backlogPerTask: 100 };

    it("divides by one where no task runs, and counts what is worked on, so that the last task ends it", async () => {
        const { metrics } = await backlog(zero);
        assert.deepEqual(
            metrics.flatMap(({ expression }) => expression ?? []),
            ["FILL(running, 0)", "(FILL(waiting, 0) + FILL(worked, 0)) / IF(tasks > 0, tasks, 1)"],
        );
        assert.ok(
            metrics.some(
                ({ metricStat }) => metricStat?.metric["metricName"] === "ApproximateNumberOfMessagesNotVisible",
            ),
        );
    });

    it("starts the first task by a step, since of no tasks a target can only make none", async () => {
        const recording = await scaled(zero);
        const { inputs } = recording.named("appautoscaling/policy:Policy", "mailer-wake");
        assert.deepEqual(
            [inputs["policyType"], inputs["stepScalingPolicyConfiguration"]],
            [
                "StepScaling",
                {
                    adjustmentType: "ChangeInCapacity",
                    cooldown: 60,
                    stepAdjustments: [{ scalingAdjustment: 1, metricIntervalLowerBound: "0" }],
                },
            ],
        );
        const alarm = recording.named("MetricAlarm", "mailer-wake").inputs;
        assert.deepEqual(
            [alarm["threshold"], alarm["comparisonOperator"], alarm["evaluationPeriods"], alarm["treatMissingData"]],
            [1, "GreaterThanOrEqualToThreshold", 1, "notBreaching"],
        );
        const queries = alarm["metricQueries"] as Query[];
        assert.equal(queries.at(-1)?.expression, "IF(FILL(running, 0) < 1, FILL(waiting, 0), 0)");
        assert.match(JSON.stringify(alarm["alarmActions"]), /scalingPolicy.*mailer-wake/);
    });

    it("also where only a schedule ends the last one", async () => {
        const schedule = [{ at: "cron(0 20 ? * * *)", min: 0 }];
        const recording = await scaled({ min: 1, max: 20, backlogPerTask: 100, schedule });
        assert.ok(recording.names("MetricAlarm").includes("mailer-wake"));
    });
});

describe("Container Insights", () => {
    const insights = (over: Partial<ServiceConfiguration>) =>
        planWith({ services: [worker(over)] }).cluster.containerInsights;

    it("is on where it has to count tasks, and only there", () => {
        assert.equal(insights({ queue: {}, scaling: { min: 1, max: 2, backlogPerTask: 5 } }), "enabled");
        assert.equal(insights({ queue: {}, scaling: { min: 1, max: 2 } }), "disabled");
    });
});
