import assert from "node:assert/strict";
import { parts } from "../emulator/everything/parts";

describe("the parts of the environment that has everything", () => {
    it("can be put together: no two have a service or function of one name", () => {
        assert.ok(parts().length > 1);
    });
});
