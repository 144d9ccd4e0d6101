import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService, tags } from "./deploy-service";

const scaled = (scaling: ServiceConfiguration["scaling"]) =>
    deployService(webService(scaling === undefined ? {} : { scaling }));
const tracking = (over: object) => ({ scaleInCooldown: 300, scaleOutCooldown: 60, ...over });

describe("a service with a fixed number of tasks", () => {
    for (const type of ["appautoscaling/target:Target", "appautoscaling/policy:Policy"]) {
        it(`has no ${type}`, async () => {
            assert.deepEqual((await scaled({ min: 3 })).all(type), []);
        });
    }

    it("is set to that number on each update", async () => {
        const { inputs, ignoreChanges } = (await scaled({ min: 3 })).only("ecs/service:Service");
        assert.deepEqual([inputs["desiredCount"], ignoreChanges], [3, []]);
    });
});

describe("a service that scales", () => {
    it("keeps its number of tasks on an update", async () => {
        const { inputs, ignoreChanges } = (await scaled({ min: 2, max: 8, desired: 3 })).only("ecs/service:Service");
        assert.deepEqual([inputs["desiredCount"], ignoreChanges], [3, ["desiredCount"]]);
    });

    it("keeps between min and max", async () => {
        assert.deepEqual((await scaled({ min: 2, max: 8 })).only("appautoscaling/target:Target").inputs, {
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: "service/shop-dev/order-0a1b2c3",
            minCapacity: 2,
            maxCapacity: 8,
            tags: { ...tags, Service: "order" },
        });
    });

    it("aims at 60 % of its CPU where no target is named", async () => {
        const { name, inputs } = (await scaled({ min: 1, max: 2 })).only("appautoscaling/policy:Policy");
        assert.equal(name, "order-cpu");
        assert.deepEqual(inputs, {
            policyType: "TargetTrackingScaling",
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: "service/shop-dev/order-0a1b2c3",
            targetTrackingScalingPolicyConfiguration: tracking({
                targetValue: 60,
                predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
            }),
        });
    });

    it("aims at memory where that is named", async () => {
        const { name, inputs } = (await scaled({ min: 1, max: 2, memory: 70 })).only("appautoscaling/policy:Policy");
        assert.equal(name, "order-memory");
        assert.deepEqual(
            inputs["targetTrackingScalingPolicyConfiguration"],
            tracking({
                targetValue: 70,
                predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageMemoryUtilization" },
            }),
        );
    });

    it("counts requests by the load balancer and the target group", async () => {
        const recording = await scaled({ min: 1, max: 2, requestsPerTarget: 500 });
        const { name, inputs } = recording.only("appautoscaling/policy:Policy");
        assert.equal(name, "order-requests");
        assert.deepEqual(
            inputs["targetTrackingScalingPolicyConfiguration"],
            tracking({
                targetValue: 500,
                predefinedMetricSpecification: {
                    predefinedMetricType: "ALBRequestCountPerTarget",
                    resourceLabel: "app/shop-dev/50dc6c495c0c9188/targetgroup/order-0a1b2c3/73e2d6bc24d8a067",
                },
            }),
        );
    });

    it("counts requests by both target groups where ECS moves them between two", async () => {
        const service = webService({
            deployment: { strategy: "blue-green" },
            scaling: { min: 1, max: 2, requestsPerTarget: 500 },
        });
        const { name, inputs } = (await deployService(service)).only("appautoscaling/policy:Policy");
        assert.equal(name, "order-requests");
        const { customizedMetricSpecification, ...others } = inputs["targetTrackingScalingPolicyConfiguration"] as {
            customizedMetricSpecification: { metrics: { expression?: string; metricStat?: { metric: unknown } }[] };
        };
        assert.deepEqual(others, tracking({ targetValue: 500 }));
        const group = (of: string) => ({
            namespace: "AWS/ApplicationELB",
            metricName: "RequestCountPerTarget",
            dimensions: [
                { name: "LoadBalancer", value: "app/shop-dev/50dc6c495c0c9188" },
                { name: "TargetGroup", value: `targetgroup/${of}-0a1b2c3/73e2d6bc24d8a067` },
            ],
        });
        assert.deepEqual(
            customizedMetricSpecification.metrics.map(({ expression, metricStat }) => expression ?? metricStat?.metric),
            [group("order"), group("order-B"), "FILL(first, 0) + FILL(second, 0)"],
        );
    });

    it("has one policy a target", async () => {
        const recording = await scaled({ min: 1, max: 2, cpu: 50, memory: 70, requestsPerTarget: 500 });
        assert.deepEqual(recording.names("appautoscaling/policy:Policy"), [
            "order-cpu",
            "order-memory",
            "order-requests",
        ]);
    });
});
