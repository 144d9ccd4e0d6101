import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { webService } from "../../support/plans";
import { deployService, tags } from "./deploy-service";

const ownTags = { ...tags, Service: "order" };
const groupArn = (name: string) =>
    `arn:aws:elasticloadbalancing:eu-west-1:${account}:targetgroup/${name}-0a1b2c3/73e2d6bc24d8a067`;
const deployed = (deployment: ServiceConfiguration["deployment"]) => deployService(webService({ deployment }));
const service = async (deployment: ServiceConfiguration["deployment"]) =>
    (await deployed(deployment)).only("ecs/service:Service");
const configuration = async (deployment: ServiceConfiguration["deployment"]) =>
    (await service(deployment)).inputs["deploymentConfiguration"];

describe("a service whose requests ECS moves", () => {
    const blueGreen = { strategy: "blue-green" } as const;

    it("has two target groups that differ in their name alone", async () => {
        const recording = await deployed(blueGreen);
        assert.deepEqual(recording.names("TargetGroup"), ["order", "order-B"]);
        assert.deepEqual(
            recording.named("TargetGroup", "order-B").inputs,
            recording.named("TargetGroup", "order").inputs,
        );
    });

    it("has one rule, at the place that it has anyway, which begins with the first group", async () => {
        const rolling = (await deployService(webService())).only("ListenerRule");
        const { name, inputs } = (await deployed(blueGreen)).only("ListenerRule");
        assert.equal(name, rolling.name);
        assert.deepEqual(inputs, {
            ...rolling.inputs,
            actions: [
                {
                    type: "forward",
                    forward: {
                        targetGroups: [
                            { arn: groupArn("order"), weight: 100 },
                            { arn: groupArn("order-B"), weight: 0 },
                        ],
                    },
                },
            ],
        });
    });

    it("leaves the weights, each with its group, and nothing else of the rule, to ECS", async () => {
        assert.deepEqual((await deployed(blueGreen)).only("ListenerRule").ignoreChanges, [
            "actions[*].forward.targetGroups[*].arn",
            "actions[*].forward.targetGroups[*].weight",
        ]);
        assert.deepEqual((await deployed({})).only("ListenerRule").ignoreChanges, []);
    });

    it("tells ECS of the second group, the rule, and the role to change it with", async () => {
        const recording = await deployed(blueGreen);
        assert.deepEqual(recording.only("ecs/service:Service").inputs["loadBalancers"], [
            {
                targetGroupArn: groupArn("order"),
                containerName: "order",
                containerPort: 8080,
                advancedConfiguration: {
                    alternateTargetGroupArn: groupArn("order-B"),
                    productionListenerRule: `arn:aws:elasticloadbalancing:eu-west-1:${account}:listener-rule/app/${recording.only("ListenerRule").name}`,
                    roleArn: `arn:aws:iam::${account}:role/order-load-balancer-0a1b2c3`,
                },
            },
        ]);
    });

    it("has a second rule for test requests, before the other, which begins as that one and belongs to ECS alike", async () => {
        const recording = await deployed({ strategy: "blue-green", testRoute: { headers: { "x-test": "true" } } });
        const [test, production] = recording
            .all("ListenerRule")
            .sort((a, b) => Number(a.inputs["priority"]) - Number(b.inputs["priority"]));
        assert.ok(test !== undefined && production !== undefined);
        assert.deepEqual(production.inputs, (await deployed(blueGreen)).only("ListenerRule").inputs);
        assert.equal(test.name, `rule-${String(test.inputs["priority"])}`);
        assert.deepEqual(
            [test.inputs["actions"], test.inputs["conditions"], test.ignoreChanges],
            [
                production.inputs["actions"],
                [
                    { pathPattern: { values: ["/orders", "/orders/*"] } },
                    { httpHeader: { httpHeaderName: "x-test", values: ["true"] } },
                ],
                production.ignoreChanges,
            ],
        );
    });

    it("tells ECS of the rule for test requests, which is there before the service", async () => {
        const recording = await deployed({ strategy: "linear", testRoute: { query: { revision: "new" } } });
        const { inputs, dependencies } = recording.only("ecs/service:Service");
        const [balancer] = inputs["loadBalancers"] as { advancedConfiguration: Record<string, unknown> }[];
        const [test, production] = recording
            .all("ListenerRule")
            .sort((a, b) => Number(a.inputs["priority"]) - Number(b.inputs["priority"]))
            .map(({ name, urn }) => ({
                arn: `arn:aws:elasticloadbalancing:eu-west-1:${account}:listener-rule/app/${name}`,
                urn,
            }));
        assert.deepEqual(
            [
                balancer?.advancedConfiguration["testListenerRule"],
                balancer?.advancedConfiguration["productionListenerRule"],
            ],
            [test?.arn, production?.arn],
        );
        assert.ok(test !== undefined && dependencies.includes(test.urn));
    });

    it("has a role that ECS may take on, with AWS's policy for load balancers", async () => {
        const recording = await deployed(blueGreen);
        const { assumeRolePolicy, ...role } = recording.named("iam/role:Role", "order-load-balancer").inputs;
        assert.deepEqual(JSON.parse(String(assumeRolePolicy)), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }],
        });
        assert.deepEqual(role, {
            description: "Lets ECS move the requests of order from one target group to the other",
            tags: ownTags,
        });
        assert.deepEqual(recording.only("RolePolicyAttachment").inputs, {
            role: "order-load-balancer-0a1b2c3",
            policyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
        });
    });

    it("is deleted before the rights that ECS needs for it", async () => {
        const recording = await deployed(blueGreen);
        const rights = recording.only("RolePolicyAttachment").urn;
        assert.ok(recording.only("ecs/service:Service").dependencies.includes(rights));
    });

    it("keeps what it is deployed with where it rolls for a while", async () => {
        const { inputs } = await service({ alternateTargetGroup: true });
        assert.deepEqual(inputs["deploymentConfiguration"], { strategy: "ROLLING" });
        assert.deepEqual(inputs["loadBalancers"], (await service(blueGreen)).inputs["loadBalancers"]);
    });

    it("is not waited for in vain: the provider's 20 minutes and those that ECS is told to wait", async () => {
        const timeout = async (deployment: ServiceConfiguration["deployment"]) =>
            (await service(deployment)).customTimeouts;
        assert.deepEqual(await timeout({}), { create: "", update: "", delete: "" });
        assert.deepEqual(await timeout(blueGreen), { create: "25m", update: "25m", delete: "" });
        // 25, 50 and 75 %, for 10 min each.
        const linear = { strategy: "linear", linear: { percent: 25, bakeTime: "10 min" }, bakeTime: "0 min" } as const;
        assert.deepEqual(await timeout(linear), { create: "50m", update: "50m", delete: "" });
    });
});

describe("the strategy of a deployment", () => {
    it("is blue-green", async () => {
        assert.deepEqual(await configuration({ strategy: "blue-green", bakeTime: "15 min" }), {
            strategy: "BLUE_GREEN",
            bakeTimeInMinutes: "15",
        });
    });

    it("is canary", async () => {
        assert.deepEqual(await configuration({ strategy: "canary", canary: { percent: 2.5, bakeTime: "20 min" } }), {
            strategy: "CANARY",
            bakeTimeInMinutes: "5",
            canaryConfiguration: { canaryPercent: 2.5, canaryBakeTimeInMinutes: "20" },
        });
    });

    it("is linear", async () => {
        assert.deepEqual(await configuration({ strategy: "linear" }), {
            strategy: "LINEAR",
            bakeTimeInMinutes: "5",
            linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: "6" },
        });
    });

    it("is ECS's own default where none is written", async () => {
        assert.equal(await configuration({}), undefined);
    });
});

describe("the alarms that make ECS go back", () => {
    const alarms = { serverErrors: 5, latency: "1500 ms" as const, names: ["shop-baskets"] };

    it("are there before the service, which names them and those of others", async () => {
        const recording = await deployed({ alarms });
        const { inputs, dependencies } = recording.only("ecs/service:Service");
        assert.deepEqual(inputs["alarms"], {
            enable: true,
            rollback: true,
            alarmNames: ["shop-dev-order-rollback-server-errors", "shop-dev-order-rollback-latency", "shop-baskets"],
        });
        assert.deepEqual(
            recording.all("MetricAlarm").map(({ urn }) => dependencies.includes(urn)),
            [true, true],
        );
    });

    it("look at the service's target group, and at one minute of two", async () => {
        const { inputs } = (await deployed({ alarms })).named("MetricAlarm", "order-rollback-latency");
        assert.deepEqual(
            [inputs["metricName"], inputs["extendedStatistic"], inputs["threshold"], inputs["dimensions"]],
            [
                "TargetResponseTime",
                "p95",
                1.5,
                {
                    LoadBalancer: "app/shop-dev/50dc6c495c0c9188",
                    TargetGroup: "targetgroup/order-0a1b2c3/73e2d6bc24d8a067",
                },
            ],
        );
        assert.deepEqual(
            [inputs["period"], inputs["evaluationPeriods"], inputs["datapointsToAlarm"], inputs["treatMissingData"]],
            [60, 2, 1, "notBreaching"],
        );
    });

    it("look at each of two target groups, so that a small share does not hide in the large one", async () => {
        const { inputs } = (await deployed({ strategy: "canary", alarms })).named(
            "MetricAlarm",
            "order-rollback-server-errors",
        );
        const queries = inputs["metricQueries"] as {
            id: string;
            expression?: string;
            metric?: { dimensions: { TargetGroup: string } };
            returnData: boolean;
        }[];
        assert.deepEqual(
            queries.map(({ id, expression, metric }) => [id, expression ?? metric?.dimensions.TargetGroup]),
            [
                ["errors", "targetgroup/order-0a1b2c3/73e2d6bc24d8a067"],
                ["requests", "targetgroup/order-0a1b2c3/73e2d6bc24d8a067"],
                ["rate", "IF(requests >= 10, 100 * FILL(errors, 0) / requests, 0)"],
                ["alternate_errors", "targetgroup/order-B-0a1b2c3/73e2d6bc24d8a067"],
                ["alternate_requests", "targetgroup/order-B-0a1b2c3/73e2d6bc24d8a067"],
                [
                    "alternate_rate",
                    "IF(alternate_requests >= 10, 100 * FILL(alternate_errors, 0) / alternate_requests, 0)",
                ],
                ["greatest_rate", "MAX([rate, alternate_rate])"],
            ],
        );
        assert.deepEqual(
            queries.filter(({ returnData }) => returnData).map(({ id }) => id),
            ["greatest_rate"],
        );
    });

    it("are none by default", async () => {
        const recording = await deployed({});
        assert.deepEqual(recording.names("MetricAlarm"), []);
        assert.equal(recording.only("ecs/service:Service").inputs["alarms"], undefined);
    });
});
