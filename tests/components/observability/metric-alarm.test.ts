import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { declareMetricAlarm, type MetricAlarmArgs } from "../../../components/observability/metric-alarm";
import type { AlarmPlan } from "../../../model/plan/alarm";
import { latency, serverErrorRate } from "../../../model/plan/alarms/target-group-terms";
import { deploy } from "../../support/recorder";
import type { Inputs } from "../../support/answers";

const plan: AlarmPlan = {
    key: "order-latency",
    name: "shop-dev-order-latency",
    description: "order is slow",
    terms: latency("order", 95, 60),
    comparison: "above",
    threshold: 1,
    periods: 5,
    datapoints: 3,
    missingData: "notBreaching",
};

class Parent extends pulumi.ComponentResource {
    constructor() {
        super("flotilla:test:Parent", "parent", {});
    }
}

async function alarmOf(over: Partial<AlarmPlan>, args: Partial<MetricAlarmArgs> = {}): Promise<Inputs> {
    const { recording } = await deploy(() =>
        declareMetricAlarm(new Parent(), {
            plan: { ...plan, ...over },
            dimensionsOf: (subject) => ({ Of: `${subject.kind} ${"service" in subject ? subject.service : ""}` }),
            tags: { Team: "shop" },
            ...args,
        }),
    );
    const alarm = recording.only("MetricAlarm");
    assert.equal(alarm.name, plan.key);
    assert.equal(recording.at(alarm.parent)?.name, "parent");
    return alarm.inputs;
}

describe("an alarm", () => {
    it("on a percentile of one metric names the metric by itself", async () => {
        assert.deepEqual(await alarmOf({}), {
            name: "shop-dev-order-latency",
            alarmDescription: "order is slow",
            namespace: "AWS/ApplicationELB",
            metricName: "TargetResponseTime",
            dimensions: { Of: "target-group order" },
            period: 60,
            extendedStatistic: "p95",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
            tags: { Team: "shop" },
        });
    });

    it("on a sum of one metric has it as its statistic", async () => {
        const [errors] = serverErrorRate("order", 60, 10);
        const inputs = await alarmOf({ terms: [errors] });
        assert.deepEqual([inputs["statistic"], inputs["extendedStatistic"]], ["Sum", undefined]);
    });

    it("on an expression has its metrics as queries, and compares the last", async () => {
        const inputs = await alarmOf({ terms: serverErrorRate("order", 300, 20) });
        const metric = (metricName: string) => ({
            namespace: "AWS/ApplicationELB",
            metricName,
            dimensions: { Of: "target-group order" },
            period: 300,
            stat: "Sum",
        });
        assert.equal(inputs["metricName"], undefined);
        assert.deepEqual(inputs["metricQueries"], [
            { id: "errors", metric: metric("HTTPCode_Target_5XX_Count"), returnData: false },
            { id: "requests", metric: metric("RequestCount"), returnData: false },
            {
                id: "rate",
                expression: "IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)",
                label: "answers with 5xx, in percent",
                returnData: true,
            },
        ]);
    });

    for (const [comparison, operator] of [
        ["above", "GreaterThanThreshold"],
        ["at-least", "GreaterThanOrEqualToThreshold"],
        ["below", "LessThanThreshold"],
        ["at-most", "LessThanOrEqualToThreshold"],
    ] as const) {
        it(`${comparison} its threshold is ${operator}`, async () => {
            assert.equal((await alarmOf({ comparison }))["comparisonOperator"], operator);
        });
    }

    it("tells no one unless there is a topic", async () => {
        const inputs = await alarmOf({});
        assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [undefined, undefined]);
    });

    it("tells its topics when it begins and when it is over", async () => {
        const inputs = await alarmOf({}, { topicArns: ["arn:aws:sns:eu-west-1:123456789012:alerts"] });
        const topics = ["arn:aws:sns:eu-west-1:123456789012:alerts"];
        assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [topics, topics]);
    });

    it("can be changed for what the configuration does not name", async () => {
        const inputs = await alarmOf({}, { transform: (args) => ({ ...args, actionsEnabled: false }) });
        assert.equal(inputs["actionsEnabled"], false);
    });
});
