import assert from "node:assert/strict";
import { deployCapacity } from "./deploy-capacity";

const trunking = (value: unknown) => deployCapacity({ instanceTypes: ["m6i.large"], trunking: value });

describe("trunking that this environment owns", () => {
    it("is turned on for the account", async () => {
        const { name, inputs } = (await trunking(true)).only("AccountSettingDefault");
        assert.deepEqual([name, inputs], ["shop-dev-trunking", { name: "awsvpcTrunking", value: "enabled" }]);
    });

    it("is on before the first instance starts", async () => {
        const recording = await trunking(true);
        const reached = recording.reach(recording.only("autoscaling/group:Group"));
        assert.ok(reached.has(recording.only("AccountSettingDefault")));
    });
});

for (const value of ["shared", false]) {
    describe(`trunking: ${value}`, () => {
        it("leaves the account's setting alone", async () => {
            assert.deepEqual((await trunking(value)).all("AccountSettingDefault"), []);
        });
    });
}
