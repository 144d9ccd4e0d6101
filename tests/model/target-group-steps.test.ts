import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../model";
import { leftOutStepText, stepsLeftOut, targetGroupCount } from "../../model/plan/target-group-steps";
import { planWith, webService, worker } from "../support/plans";

const planned = (deployment: ServiceConfiguration["deployment"] = {}) =>
    planWith({ services: [webService({ deployment })] }).services;
const left = (groups: number, deployment?: ServiceConfiguration["deployment"]) =>
    stepsLeftOut(planned(deployment), { order: groups }).map(({ kind }) => kind);

describe("a change of a service's target groups", () => {
    it("is taken in one step where both are there, or come with a rolling update", () => {
        assert.deepEqual(left(1, { alternateTargetGroup: true }), []);
        assert.deepEqual(left(2, { strategy: "blue-green" }), []);
        assert.deepEqual(left(2, { strategy: "canary" }), []);
        assert.deepEqual(left(2, { alternateTargetGroup: true }), []);
        assert.deepEqual(left(1), []);
    });

    it("is refused where the second group would come together with the strategy that needs it", () => {
        assert.deepEqual(left(1, { strategy: "blue-green" }), ["first"]);
        assert.deepEqual(left(0, { strategy: "linear" }), ["first"]);
    });

    it("is refused where the second group would go", () => assert.deepEqual(left(2), ["last"]));

    it("is no matter of a service that has no routes any more, is new, or of which nothing is told", () => {
        assert.deepEqual(stepsLeftOut(planWith({ services: [worker()] }).services, { mailer: 2, order: 2 }), []);
        assert.deepEqual(stepsLeftOut(planned({ strategy: "blue-green" }), {}), []);
        assert.deepEqual(stepsLeftOut(planned({ strategy: "blue-green" }), { other: 1 }), []);
    });

    it("is told with its step", () => {
        const text = (kind: "first" | "last") => leftOutStepText({ service: "order", kind, strategy: "canary" });
        assert.equal(
            text("first"),
            'the service order can\'t be deployed canary in one step: ECS asks for its second target group before; write deployment: { alternateTargetGroup: true } for it, run pulumi up, then write strategy "canary" and run pulumi up again [deployment/target-groups]',
        );
        assert.equal(
            text("last"),
            "the service order can't go from two target groups to one: ECS may have left its tasks behind the second, and its requests would find nobody; write deployment: { alternateTargetGroup: true } for it, with which it rolls and keeps both [deployment/target-groups]",
        );
    });
});

describe("the number of a service's target groups", () => {
    it("is none, one or two", () => {
        const plans = planWith({
            services: [
                worker(),
                webService(),
                webService({ name: "user", routes: ["/users"], deployment: { strategy: "linear" } }),
            ],
        }).services;
        assert.deepEqual(Object.fromEntries(plans.map((plan) => [plan.name, targetGroupCount(plan)])), {
            mailer: 0,
            order: 1,
            user: 2,
        });
    });
});
