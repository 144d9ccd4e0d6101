import assert from "node:assert/strict";
import { DescribeRulesCommand, type Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceConfiguration } from "../../../../model";
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
    { ...common("basket"), ...at("/basket"), deployment: { strategy: "blue-green", bakeTime: "0 min" } },
    {
        ...common("wishes"),
        ...at("/wishes"),
        deployment: { strategy: "linear", linear: { percent: 50, bakeTime: "0 min" }, bakeTime: "0 min" },
    },
    {
        ...common("coupons"),
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
        const ruleOf = async (name: string): Promise<Rule> => {
            const arn = balancerOf(name)?.advancedConfiguration?.productionListenerRule;
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
