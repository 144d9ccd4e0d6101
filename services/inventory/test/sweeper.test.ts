import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { startSweeper } from "../src/sweeper";

describe("the sweeper", () => {
    it("sweeps again and again, one sweep after the other, also after one that failed", async () => {
        let sweeps = 0;
        let underWay = 0;
        const told: string[] = [];
        const tell = (_details: object, message: string) => void told.push(message);
        const sweeper = startSweeper(
            {
                expireDue: async () => {
                    assert.equal(++underWay, 1);
                    await delay(10);
                    underWay--;
                    if (++sweeps === 1) throw new Error("the database is away");
                    return sweeps === 2 ? 3 : 0;
                },
            },
            2,
            { info: tell, warn: tell },
        );
        while (sweeps < 3) await delay(5);
        await sweeper.stop();
        assert.equal(underWay, 0);
        const after = sweeps;
        await delay(30);
        assert.equal(sweeps, after);
        assert.deepEqual(told, ["the sweep failed, and is done again", "gave back what was held for too long"]);
    });
});
