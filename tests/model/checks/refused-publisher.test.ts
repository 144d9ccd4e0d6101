import assert from "node:assert/strict";
import { decideFixture, withService } from "../../support/fixtures";

describe("a service whose file is refused", () => {
    it("is not missed as the publisher of what others subscribe to: it is told of itself, and nothing else", () => {
        const sources = withService("user", { subscribes: ["order.placed"] }, withService("order", { memory: 1024 }));
        assert.deepEqual(
            decideFixture(sources).problems.map(({ id, path }) => [id, path]),
            [["schema", "services/order/service.ts: memory"]],
        );
    });
});
