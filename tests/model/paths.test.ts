import assert from "node:assert/strict";
import { decideFixture, withService, withStack } from "../support/fixtures";

const pathsOf = (sources: ReturnType<typeof withStack>) => decideFixture(sources).problems.map(({ path }) => path);

describe("model: the path of a problem", () => {
    it("is in the service's file where the value was written there", () => {
        assert.deepEqual(pathsOf(withService("order", { "health.expect": 600 })), [
            "services/order/service.ts: health.expect",
        ]);
    });

    it("is in the stack file where the overlay wrote the value", () => {
        assert.deepEqual(pathsOf(withStack("services.order.health.expect", 600)), [
            "flotilla:services.order.health.expect",
        ]);
    });

    it("is in the stack file where both wrote the value", () => {
        const sources = withStack("services.order.health.expect", 600, withService("order", { "health.expect": 500 }));
        assert.deepEqual(pathsOf(sources), ["flotilla:services.order.health.expect"]);
    });

    it("is in the service's file where the overlay wrote the value beside it", () => {
        const sources = withStack(
            "services.order.health.interval",
            "20 s",
            withService("order", { "health.expect": 600 }),
        );
        assert.deepEqual(pathsOf(sources), ["services/order/service.ts: health.expect"]);
    });

    it("is in the stack file where the overlay replaced the image that lacks the value", () => {
        assert.deepEqual(pathsOf(withStack("services.order.image", { dockerfile: "Dockerfile" })), [
            "flotilla:services.order.image.context",
        ]);
    });

    it("is in the stack file where the overlay replaced the list", () => {
        const sources = withStack("services.order.routes", ["/orders", "orders/*"]);
        assert.deepEqual(pathsOf(sources), ["flotilla:services.order.routes[1]"]);
    });

    it("is in the stack file where only the overlay has the section", () => {
        const sources = withStack("services.inventory.deployment.maximumPercent", 100);
        assert.deepEqual(pathsOf(sources), ["flotilla:services.inventory.deployment.minimumHealthyPercent"]);
    });

    it("is in the service's file where a value is missing in both", () => {
        const sources = withService("order", { "sidecars.proxy": { image: "proxy:1" } });
        assert.deepEqual(pathsOf(sources), ["services/order/service.ts: sidecars.proxy.memory"]);
    });

    it("is what the check names, in the file that wrote it", () => {
        const sources = withStack("services.order.scaling.min", 9);
        assert.deepEqual(pathsOf(sources), ["flotilla:services.order.scaling.min"]);
    });

    it("takes the project's own namespace", () => {
        const sources = { ...withStack("network.zones", 9), namespace: "shop" };
        assert.deepEqual(pathsOf(sources), ["shop:network.zones"]);
    });
});
