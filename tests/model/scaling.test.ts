import assert from "node:assert/strict";
import { absent, planOf, serviceOf, withService } from "../support/fixtures";

const scaling = (section: object) => serviceOf(planOf(withService("order", { scaling: section })), "order").scaling;
const fixed = {
    targets: [],
    metrics: [],
    steps: [],
    wakes: false,
    scaleOutCooldownSeconds: 60,
    scaleInCooldownSeconds: 300,
    schedule: [],
};
const cpu = (value: number) => ({ metric: "ECSServiceAverageCPUUtilization", value });

describe("model: scaling", () => {
    it("is one task by default", () =>
        assert.deepEqual(serviceOf(planOf(withService("order", { scaling: absent })), "order").scaling, {
            min: 1,
            max: 1,
            desired: 1,
            ...fixed,
        }));
    it("is off without a max", () => assert.deepEqual(scaling({ min: 3 }), { min: 3, max: 3, desired: 3, ...fixed }));
    it("is off with a max of min", () => assert.deepEqual(scaling({ min: 3, max: 3 }).targets, []));
    it("aims at 60 % CPU where nothing is named", () =>
        assert.deepEqual(scaling({ min: 1, max: 3 }).targets, [cpu(60)]));
    it("aims at the CPU that is named", () => assert.deepEqual(scaling({ max: 3, cpu: 40 }).targets, [cpu(40)]));
    it("aims at memory alone where that alone is named", () =>
        assert.deepEqual(scaling({ max: 3, memory: 70 }).targets, [
            { metric: "ECSServiceAverageMemoryUtilization", value: 70 },
        ]));
    it("aims at all that is named", () =>
        assert.deepEqual(
            scaling({ max: 3, cpu: 40, memory: 70, requestsPerTarget: 500 }).targets.map(({ value }) => value),
            [40, 70, 500],
        ));
    it("starts with min", () => assert.equal(scaling({ min: 2, max: 5 }).desired, 2));
    it("starts with what is desired", () => assert.equal(scaling({ min: 2, max: 5, desired: 4 }).desired, 4));
    it("may start from none", () => assert.deepEqual(scaling({ min: 0 }), { min: 0, max: 0, desired: 0, ...fixed }));
});

describe("model: an exposed service", () => {
    it("has a health check by its configuration", () =>
        assert.deepEqual(serviceOf(planOf(), "order").exposure?.healthCheck, {
            path: "/health",
            matcher: "200",
            intervalSeconds: 12,
            timeoutSeconds: 5,
            healthyThreshold: 2,
            unhealthyThreshold: 3,
        }));
    it("has the rules of its own routes", () =>
        assert.deepEqual(
            serviceOf(planOf(), "order").exposure?.rules.map(({ paths }) => paths),
            [["/orders", "/orders/*"]],
        ));
    it("has a check of the container where a command is given", () =>
        assert.deepEqual(serviceOf(planOf(), "order").containerHealthCheck, {
            command: ["CMD", "node", "dist/healthcheck.js"],
            intervalSeconds: 12,
            timeoutSeconds: 5,
            retries: 3,
            startPeriodSeconds: 60,
        }));
    it("has no check of the container without a command", () =>
        assert.equal("containerHealthCheck" in serviceOf(planOf(), "user"), false));
    it("without routes is not exposed", () =>
        assert.equal("exposure" in serviceOf(planOf(withService("user", { routes: absent })), "user"), false));
});
