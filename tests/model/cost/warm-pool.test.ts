import assert from "node:assert/strict";
import { waitingInstances } from "../../../model/plan/capacity/warm-pool";
import { assertQuantity, costOf, lineOf } from "./lines";

const pool = (warmPool: object) => ({
    sections: { capacity: { instanceTypes: ["t3.medium"], min: 2, max: 6, rootVolume: "50 GiB", warmPool } },
});

describe("the instances of a warm pool", () => {
    it("are what the prepared ones exceed those of the group by", () => {
        assert.equal(waitingInstances({ min: 0, maxPrepared: 6, state: "stopped" }, 2), 4);
    });

    it("are at least as many as are written, also when the group is at its largest", () => {
        assert.equal(waitingInstances({ min: 1, maxPrepared: 6, state: "stopped" }, 6), 1);
        assert.equal(waitingInstances({ min: 0, maxPrepared: 4, state: "stopped" }, 6), 0);
    });
});

describe("the lines of a warm pool", () => {
    it("are the volumes alone of stopped instances", () => {
        const cost = costOf(pool({}));
        assertQuantity(cost, "warm-pool/root-volumes", 200, "GB-months");
        assert.equal(lineOf(cost, "warm-pool/instances"), undefined);
    });

    it("are whole instances where they run", () => {
        const cost = costOf(pool({ state: "running" }));
        assertQuantity(cost, "warm-pool/instances", 4 * 730, "instance-hours");
        assert.equal(lineOf(cost, "warm-pool/instances")?.unitUsd, lineOf(cost, "instances/on-demand")?.unitUsd);
    });

    it("are not there without one", () => {
        assert.equal(lineOf(costOf({}), "warm-pool/root-volumes"), undefined);
    });
});
