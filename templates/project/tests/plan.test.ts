import assert from "node:assert/strict";
import { planStack } from "flotilla";

// What is expected of an environment, whatever is configured: it is decided without AWS.
describe("prod", () => {
    const plan = planStack("prod");

    it("runs each service in two tasks or more", () => {
        for (const { name, scaling } of plan.services) assert.ok(scaling.min >= 2, name);
    });

    it("keeps each service up when a zone is lost", () => {
        for (const { zone, down } of plan.fits.flatMap(({ zoneLosses }) => zoneLosses))
            assert.deepEqual(down, [], zone);
    });

    it("costs less than 1,000 USD a month to begin with", () => {
        assert.ok(plan.cost.totalUsd.desired < 1000);
    });
});
