import assert from "node:assert/strict";
import { deploymentOutcome } from "../../../model/operations/deployment-outcome";

describe("the outcome of a deployment", () => {
    it("goes on while tasks start, and says how many run", () =>
        assert.deepEqual(
            deploymentOutcome({
                status: "IN_PROGRESS",
                targetServiceRevision: { requestedTaskCount: 4, runningTaskCount: 1, pendingTaskCount: 2 },
                deploymentCircuitBreaker: { failureCount: 1, threshold: 3 },
            }),
            {
                state: "going",
                text: "the deployment goes on; 1 of 4 new tasks run, 2 start; 1 of 3 failures until it is given up",
            },
        ));

    it("names the stage of a blue/green deployment", () =>
        assert.equal(
            deploymentOutcome({ status: "IN_PROGRESS", lifecycleStage: "BAKE_TIME" }).text,
            "the deployment goes on; bake time",
        ));

    it("tells which requests the new tasks have, where ECS moves them", () => {
        const share = (requestedProductionTrafficWeight: number, requestedTestTrafficWeight?: number) =>
            deploymentOutcome({
                status: "IN_PROGRESS",
                lifecycleStage: "TEST_TRAFFIC_SHIFT",
                targetServiceRevision: {
                    requestedTaskCount: 2,
                    runningTaskCount: 2,
                    requestedProductionTrafficWeight,
                    requestedTestTrafficWeight,
                },
            }).text;
        const begin = "the deployment goes on; test traffic shift; 2 of 2 new tasks run";
        assert.equal(share(0, 100), `${begin}; they have 0 % of the requests, and 100 % of the test requests`);
        assert.equal(share(12.5), `${begin}; they have 12.5 % of the requests`);
    });

    it("is a success", () =>
        assert.deepEqual(deploymentOutcome({ status: "SUCCESSFUL" }), {
            state: "succeeded",
            text: "the deployment succeeded",
        }));

    it("was rolled back, and says why once", () =>
        assert.deepEqual(
            deploymentOutcome({
                status: "ROLLBACK_SUCCESSFUL",
                statusReason: "circuit breaker",
                rollback: { reason: "circuit breaker" },
            }),
            { state: "rolled back", text: "the deployment was rolled back; circuit breaker" },
        ));

    for (const status of ["STOPPED", "ROLLBACK_FAILED"])
        it(`failed with ${status}`, () => assert.equal(deploymentOutcome({ status }).state, "failed"));

    for (const status of ["PENDING", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "SOMETHING_NEW"])
        it(`has not ended with ${status}`, () => assert.equal(deploymentOutcome({ status }).state, "going"));
});
