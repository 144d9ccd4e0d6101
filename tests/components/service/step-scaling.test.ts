import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService, tags } from "./deploy-service";

const scaled = (scaling: ServiceConfiguration["scaling"]) => deployService(webService(scaling ? { scaling } : {}));
const policies = async (scaling: ServiceConfiguration["scaling"]) =>
    (await scaled(scaling)).names("appautoscaling/policy:Policy");

const stepped: ServiceConfiguration["scaling"] = {
    min: 1,
    max: 9,
    steps: [
        {
            metric: "cpu",
            for: "3 min",
            out: [
                { above: 90, add: 4 },
                { above: 70, add: 1 },
            ],
            in: [
                { below: 30, remove: 1 },
                { below: 10, remove: 2 },
            ],
        },
    ],
    scaleOutCooldown: "30 s",
    scaleInCooldown: "10 min",
};

describe("a service with steps", () => {
    const policy = async (name: string) =>
        (await scaled(stepped)).named("appautoscaling/policy:Policy", name).inputs["stepScalingPolicyConfiguration"];

    it("adds tasks by how far the metric is above the lowest bound", async () => {
        assert.deepEqual(await policy("order-cpu-out"), {
            adjustmentType: "ChangeInCapacity",
            metricAggregationType: "Average",
            cooldown: 30,
            stepAdjustments: [
                { scalingAdjustment: 1, metricIntervalLowerBound: "0", metricIntervalUpperBound: "20" },
                { scalingAdjustment: 4, metricIntervalLowerBound: "20" },
            ],
        });
    });

    it("removes tasks by how far it is below the highest", async () => {
        assert.deepEqual(await policy("order-cpu-in"), {
            adjustmentType: "ChangeInCapacity",
            metricAggregationType: "Average",
            cooldown: 600,
            stepAdjustments: [
                { scalingAdjustment: -2, metricIntervalUpperBound: "-20" },
                { scalingAdjustment: -1, metricIntervalLowerBound: "-20", metricIntervalUpperBound: "0" },
            ],
        });
    });

    it("is set off by an alarm of its own metric", async () => {
        const { alarmActions, ...alarm } = (await scaled(stepped)).named("MetricAlarm", "order-cpu-in").inputs;
        assert.match(JSON.stringify(alarmActions), /scalingPolicy.*order-cpu-in/);
        assert.deepEqual(alarm, {
            alarmDescription: "Scales order in; not a fault",
            namespace: "AWS/ECS",
            metricName: "CPUUtilization",
            statistic: "Average",
            dimensions: { ClusterName: "shop-dev", ServiceName: "order-0a1b2c3" },
            period: 60,
            evaluationPeriods: 3,
            threshold: 30,
            comparisonOperator: "LessThanThreshold",
            treatMissingData: "notBreaching",
            tags: { ...tags, Service: "order" },
        });
    });

    it("has no target unless one is named", async () => {
        assert.deepEqual(await policies(stepped), ["order-cpu-in", "order-cpu-out"]);
        assert.deepEqual(await policies({ ...stepped, cpu: 60, memory: 70 }), [
            "order-cpu",
            "order-cpu-in",
            "order-cpu-out",
            "order-memory",
        ]);
    });
});

describe("a service that aims at a metric by its name", () => {
    const metrics = [{ namespace: "Shop", name: "OrdersPerTask", dimensions: { Stage: "prod" }, target: 30 }];

    it("has a policy for it, and none for CPU", async () => {
        const { name, inputs } = (await scaled({ min: 1, max: 9, metrics })).only("appautoscaling/policy:Policy");
        assert.match(name, /^order-ordersper-?task-[0-9a-f]{6}$/);
        assert.deepEqual(inputs["targetTrackingScalingPolicyConfiguration"], {
            targetValue: 30,
            scaleInCooldown: 300,
            scaleOutCooldown: 60,
            customizedMetricSpecification: {
                namespace: "Shop",
                metricName: "OrdersPerTask",
                statistic: "Average",
                dimensions: [{ name: "Stage", value: "prod" }],
            },
        });
    });

    it("keeps the policy's name where another metric comes before it", async () => {
        const [own] = await policies({ min: 1, max: 9, metrics });
        const other = { namespace: "Shop", name: "Aaa", target: 1 };
        assert.ok((await policies({ min: 1, max: 9, metrics: [other, ...metrics] })).includes(own ?? ""));
    });
});
