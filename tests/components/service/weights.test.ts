import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { RouteInput } from "../../../model/schema/route";
import { memoized } from "../../support/memoized";
import { planWith, webService } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording, Registration } from "../../support/recording";

type Route = Extract<RouteInput, object>;

const deployed = memoized(async (over: Partial<Route>, nextCalls: string[] = []): Promise<Recording> => {
    const plan = planWith({
        services: [
            webService({ routes: [{ path: "/orders/*", ...over }] }),
            webService({
                name: "next",
                routes: [{ path: "/orders/*", headers: { "x-version": "next" } }],
                calls: nextCalls,
            }),
        ],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const shared = () => deployed({ weights: { next: 10 } });
const ruleOf = (recording: Recording): Registration => {
    const rules = recording.all("ListenerRule");
    const found = rules.find(({ inputs }) => !JSON.stringify(inputs["conditions"]).includes("x-version"));
    assert.ok(found !== undefined);
    return found;
};
const arn = (service: string) =>
    `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${service}-0a1b2c3/73e2d6bc24d8a067`;

describe("a listener rule whose requests are shared", () => {
    it("forwards to the target group of each service, with its weight", async () => {
        const recording = await shared();
        assert.deepEqual(ruleOf(recording).inputs["actions"], [
            {
                type: "forward",
                forward: {
                    targetGroups: [
                        { arn: arn("next"), weight: 10 },
                        { arn: arn("order"), weight: 90 },
                    ],
                },
            },
        ]);
    });

    it("keeps a client with its service, where the route says so", async () => {
        const { inputs } = ruleOf(await deployed({ weights: { next: 10 }, stickyWeights: "60 min" }));
        const [action] = inputs["actions"] as [{ readonly forward: { readonly stickiness?: unknown } }];
        assert.deepEqual(action.forward.stickiness, { enabled: true, duration: 3600 });
    });

    for (const [what, calls] of [
        ["", []],
        [", also where that one calls it", ["order"]],
    ] as const) {
        it(`comes after the service that gets a share${what}`, async () => {
            const recording = await deployed({ weights: { next: 10 } }, [...calls]);
            const reached = recording.reach(ruleOf(recording));
            assert.ok(reached.has(recording.named("ecs/service:Service", "next")));
            assert.ok(!reached.has(recording.named("ecs/service:Service", "order")));
        });
    }

    it("differs from one that is not shared in what it forwards to alone", async () => {
        const [rule, plain] = [ruleOf(await shared()), ruleOf(await deployed({}))];
        assert.equal(rule.name, plain.name);
        assert.deepEqual({ ...rule.inputs, actions: [] }, { ...plain.inputs, actions: [] });
        assert.deepEqual(plain.inputs["actions"], [{ type: "forward", targetGroupArn: arn("order") }]);
    });

    it("leaves each service its own target group, health check and way from the load balancer", async () => {
        const recording = await shared();
        for (const service of ["next", "order"]) {
            const [balancer] = recording.named("ecs/service:Service", service).inputs["loadBalancers"] as [
                { readonly targetGroupArn: string },
            ];
            assert.equal(balancer.targetGroupArn, arn(service));
            const { inputs } = recording.named("SecurityGroupIngressRule", `${service}-alb`);
            assert.equal(inputs["securityGroupId"], `${service}-id`);
        }
    });
});
