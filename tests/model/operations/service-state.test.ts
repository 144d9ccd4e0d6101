import assert from "node:assert/strict";
import {
    revisionOf,
    serviceState,
    type ObservedDeployment,
    type ObservedService,
} from "../../../model/operations/service-state";

const deployment = (over: ObservedDeployment = {}): ObservedDeployment => ({
    status: "PRIMARY",
    taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/shop-dev-web:7",
    desiredCount: 4,
    runningCount: 4,
    failedTasks: 0,
    rolloutState: "COMPLETED",
    ...over,
});

const service = (over: ObservedService = {}): ObservedService => ({
    status: "ACTIVE",
    desiredCount: 4,
    runningCount: 4,
    deployments: [deployment()],
    deploymentConfiguration: { minimumHealthyPercent: 50 },
    ...over,
});

const deploying = deployment({ rolloutState: "IN_PROGRESS", runningCount: 1, failedTasks: 2 });

describe("the state of a service", () => {
    it("is steady where all its tasks run", () =>
        assert.deepEqual(serviceState(service()), { condition: "steady", reasons: [] }));

    it("is stopped where no task is wanted", () =>
        assert.equal(serviceState(service({ desiredCount: 0, runningCount: 0 })).condition, "stopped"));

    it("is deploying as long as its minimum runs", () =>
        assert.deepEqual(serviceState(service({ runningCount: 2, deployments: [deploying] })), {
            condition: "deploying",
            reasons: ["revision 7: 1 of 4 tasks run, 2 failed to start or to become healthy"],
        }));

    it("is unhealthy below its minimum, also while it is deployed", () =>
        assert.deepEqual(serviceState(service({ runningCount: 1, deployments: [deploying] })), {
            condition: "unhealthy",
            reasons: ["1 of 4 tasks run", "revision 7: 1 of 4 tasks run, 2 failed to start or to become healthy"],
        }));

    it("is unhealthy where a task is missing and no deployment goes on", () =>
        assert.deepEqual(serviceState(service({ runningCount: 3 })).reasons, ["3 of 4 tasks run"]));

    it("is unhealthy where a deployment failed, and says why", () =>
        assert.deepEqual(
            serviceState(
                service({
                    deployments: [
                        deployment(),
                        deployment({ status: "ACTIVE", rolloutState: "FAILED", rolloutStateReason: "circuit breaker" }),
                    ],
                }),
            ).reasons,
            ["the deployment of revision 7 failed: circuit breaker"],
        ));

    it("is unhealthy where a target fails its checks", () =>
        assert.deepEqual(serviceState(service(), { healthy: 3, moving: 0, unhealthy: 1 }).reasons, [
            "1 of 4 targets are unhealthy",
        ]));

    it("takes targets on their way in or out for normal", () =>
        assert.equal(serviceState(service(), { healthy: 3, moving: 2, unhealthy: 0 }).condition, "steady"));

    it("is unhealthy where the service is being deleted", () =>
        assert.deepEqual(serviceState(service({ status: "DRAINING" })).reasons, ["it is draining"]));
});

describe("a task definition's revision", () => {
    it("is the end of its ARN", () =>
        assert.equal(revisionOf("arn:aws:ecs:eu-west-1:1:task-definition/shop-dev-web:12"), 12));
    it("is none where the ARN names none", () => assert.equal(revisionOf(undefined), undefined));
});
