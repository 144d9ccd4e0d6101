import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { DescribeScalingPoliciesCommand } from "@aws-sdk/client-application-auto-scaling";
import {
    DeregisterTargetsCommand,
    DescribeRulesCommand,
    DescribeTargetHealthCommand,
    ModifyRuleCommand,
    RegisterTargetsCommand,
    type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceConfiguration } from "../../../../model";
import { ask } from "../../support/ask";
import { givenImage } from "../../support/given-images";
import type { Part } from "../part";

const common = (name: string) =>
    ({
        name,
        image: { uri: givenImage("order") },
        cpu: "0.25 vCPU",
        memory: "512 MiB",
        port: 8080,
        capacity: "fargate",
    }) as const;
const at = (path: string) => ({ routes: [path] });

const services: readonly ServiceConfiguration[] = [
    {
        ...common("checkout"),
        ...at("/checkout"),
        version: "2.4.0",
        deployment: {
            strategy: "canary",
            canary: { percent: 10, bakeTime: "0 min" },
            bakeTime: "0 min",
            alarms: { serverErrors: 5, latency: "1 s" },
        },
    },
    {
        ...common("basket"),
        ...at("/basket"),
        health: { interval: "5 s", timeout: "2 s" },
        deployment: { strategy: "blue-green", bakeTime: "0 min", testRoute: { headers: { "x-test": "true" } } },
    },
    {
        ...common("wishes"),
        ...at("/wishes"),
        scaling: { min: 1, max: 3, requestsPerTarget: 600 },
        deployment: { strategy: "linear", linear: { percent: 50, bakeTime: "0 min" }, bakeTime: "0 min" },
    },
    {
        ...common("coupons"),
        // Its answers tell it from the others.
        image: { uri: givenImage("user") },
        ...at("/coupons"),
        requires: { checkout: ">=2.1" },
        deployment: { alternateTargetGroup: true },
    },
];

export const part: Part = {
    title: "deployment",
    services,
    checks: (everything) => {
        const balancerOf = (name: string) => everything.serviceOf(name).loadBalancers?.[0];
        const ruleOf = async (name: string, which: "production" | "test" = "production"): Promise<Rule> => {
            const arn = balancerOf(name)?.advancedConfiguration?.[`${which}ListenerRule`];
            assert.ok(arn !== undefined, name);
            const { Rules = [] } = await everything.aws.loadBalancing.send(
                new DescribeRulesCommand({ RuleArns: [arn] }),
            );
            const [rule] = Rules;
            assert.ok(rule !== undefined, name);
            return rule;
        };

        it("has the strategy that each service is given", () => {
            const strategies = services.map(({ name }) => [
                name,
                everything.serviceOf(name).deploymentConfiguration?.strategy,
            ]);
            assert.deepEqual(Object.fromEntries(strategies), {
                checkout: "CANARY",
                basket: "BLUE_GREEN",
                wishes: "LINEAR",
                coupons: "ROLLING",
            });
        });

        it("tells ECS of both target groups, which are on the one rule that it may change", async () => {
            for (const { name } of services) {
                const balancer = balancerOf(name);
                const { Actions = [] } = await ruleOf(name);
                assert.deepEqual(
                    Actions[0]?.ForwardConfig?.TargetGroups?.map(({ TargetGroupArn }) => TargetGroupArn).sort(),
                    [balancer?.targetGroupArn, balancer?.advancedConfiguration?.alternateTargetGroupArn].sort(),
                    name,
                );
            }
        });

        it("tells ECS of the rule for test requests, which comes before the other and has both target groups too", async () => {
            const [test, production] = [await ruleOf("basket", "test"), await ruleOf("basket")];
            assert.ok(Number(test.Priority) < Number(production.Priority));
            assert.deepEqual(test.Actions, production.Actions);
            assert.deepEqual(
                test.Conditions?.map(({ Field, Values, HttpHeaderConfig }) => [
                    Field,
                    HttpHeaderConfig ? [HttpHeaderConfig.HttpHeaderName, ...(HttpHeaderConfig.Values ?? [])] : Values,
                ]).sort(),
                [
                    ["http-header", ["x-test", "true"]],
                    ["path-pattern", ["/basket"]],
                ],
            );
        });

        // What ECS does with the weights is done by hand here; that no update and no refresh takes it back is seen below,
        // where the environment as a whole proposes no change.
        it("leads test requests to the second target group once ECS has moved them, and no others", async () => {
            const { loadBalancing } = everything.aws;
            // arn:…:listener-rule/app/<load balancer>/…: other parts have load balancers too.
            const alb = (await ruleOf("basket")).RuleArn?.split("/")[2] ?? "";
            const answerer = async (headers: Readonly<Record<string, string>>) => {
                const { body } = await ask(
                    Number(new URL(everything.endpoint).port),
                    `${alb}.alb.localhost`,
                    "/basket",
                    { headers },
                );
                return /"service":"(\w+)"/.exec(body)?.[1] ?? body;
            };
            const tests = { "X-Test": "TRUE" };
            assert.deepEqual([await answerer(tests), await answerer({})], ["order", "order"]);

            // A task of another service stands for the new version's.
            const { TargetHealthDescriptions: others = [] } = await loadBalancing.send(
                new DescribeTargetHealthCommand({ TargetGroupArn: balancerOf("coupons")?.targetGroupArn }),
            );
            const Targets = others.flatMap(({ Target }) => (Target ? [Target] : []));
            const second = { TargetGroupArn: balancerOf("basket")?.advancedConfiguration?.alternateTargetGroupArn };
            await loadBalancing.send(new RegisterTargetsCommand({ ...second, Targets }));
            for (let seconds = 0; seconds < 60; seconds++) {
                const { TargetHealthDescriptions: healths = [] } = await loadBalancing.send(
                    new DescribeTargetHealthCommand(second),
                );
                if (healths.every(({ TargetHealth }) => TargetHealth?.State === "healthy")) break;
                await pause(1000);
            }
            const { RuleArn, Actions = [] } = await ruleOf("basket", "test");
            const TargetGroups = Actions[0]?.ForwardConfig?.TargetGroups?.map(({ TargetGroupArn }) => ({
                TargetGroupArn,
                Weight: TargetGroupArn === second.TargetGroupArn ? 100 : 0,
            }));
            await loadBalancing.send(
                new ModifyRuleCommand({ RuleArn, Actions: [{ Type: "forward", ForwardConfig: { TargetGroups } }] }),
            );
            assert.deepEqual([await answerer(tests), await answerer({})], ["user", "order"]);
            await loadBalancing.send(new DeregisterTargetsCommand({ ...second, Targets }));
        });

        it("scales on the requests to both target groups", async () => {
            const { serviceName } = everything.serviceOf("wishes");
            const { ScalingPolicies = [] } = await everything.aws.scaling.send(
                new DescribeScalingPoliciesCommand({
                    ServiceNamespace: "ecs",
                    ResourceId: `service/${everything.prefix}/${serviceName}`,
                }),
            );
            const { TargetValue, CustomizedMetricSpecification } =
                ScalingPolicies[0]?.TargetTrackingScalingPolicyConfiguration ?? {};
            const metrics = CustomizedMetricSpecification?.Metrics ?? [];
            const groups = metrics.flatMap(
                ({ MetricStat }) =>
                    MetricStat?.Metric?.Dimensions?.find(({ Name }) => Name === "TargetGroup")?.Value ?? [],
            );
            const balancer = balancerOf("wishes");
            assert.deepEqual(
                [TargetValue, groups.sort()],
                [
                    600,
                    [balancer?.targetGroupArn, balancer?.advancedConfiguration?.alternateTargetGroupArn]
                        .map((arn) => arn?.split(":").at(-1))
                        .sort(),
                ],
            );
        });

        it("names the alarms that make ECS go back", () => {
            const { alarms } = everything.serviceOf("checkout").deploymentConfiguration ?? {};
            assert.deepEqual(
                [alarms?.enable, alarms?.rollback, [...(alarms?.alarmNames ?? [])].sort()],
                [
                    true,
                    true,
                    [
                        `${everything.prefix}-checkout-rollback-latency`,
                        `${everything.prefix}-checkout-rollback-server-errors`,
                    ],
                ],
            );
        });

        it("moves requests from one target group to the other as it deploys");

        it("goes back when an alarm begins");
    },
};
