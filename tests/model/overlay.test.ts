import assert from "node:assert/strict";
import { problemsOf, planOf, serviceOf, withService, withStack } from "../support/fixtures";

const order = (sources: ReturnType<typeof withStack>) => serviceOf(planOf(sources), "order");
const overlay = (path: string, value: unknown) => withStack(`services.order.${path}`, value);

describe("model: the stack file over a service's own file", () => {
    it("replaces a value", () => assert.equal(order(overlay("memory", "1 GiB")).memoryMiB, 1024));

    it("adds a value that the file does not have", () =>
        assert.equal(order(overlay("stopTimeout", "1 min")).stopTimeoutSeconds, 60));

    it("merges a section key by key", () => {
        const { min, max, targets } = order(overlay("scaling", { max: 9 })).scaling;
        assert.deepEqual({ min, max, targets: targets.length }, { min: 1, max: 9, targets: 2 });
    });

    it("merges environment variables", () => {
        assert.deepEqual(order(overlay("environment", { REGION: "eu" })).environment, {
            LOG_LEVEL: "info",
            REGION: "eu",
        });
    });

    it("replaces a list whole", () => {
        const rules = order(overlay("routes", ["/v2/orders/*"])).exposure?.rules ?? [];
        assert.deepEqual(
            rules.map((rule) => rule.paths),
            [["/v2/orders/*"]],
        );
    });

    it("replaces the image whole, so that a built one can become a given one", () => {
        assert.deepEqual(order(overlay("image", { uri: "shop/order:1" })).image, {
            kind: "given",
            uri: "shop/order:1",
        });
    });

    it("replaces the placement whole, so that its constraints go", () => {
        const base = withService("order", {
            placement: { name: "binpack", constraints: [{ expression: "attribute:ecs.os-type == linux" }] },
        });
        const { placement } = order(withStack("services.order.placement", { name: "az-balanced-spread" }, base));
        assert.deepEqual(placement.constraints, []);
    });

    it("changes no other service", () => {
        assert.deepEqual(serviceOf(planOf(overlay("memory", "1 GiB")), "user"), serviceOf(planOf(), "user"));
    });

    it("changes nothing where it is empty", () => assert.deepEqual(planOf(withStack("services", {})), planOf()));

    it("leaves the sources as they were", () => {
        const sources = overlay("environment", { REGION: "eu" });
        const before = structuredClone(sources);
        planOf(sources);
        assert.deepEqual(sources, before);
    });

    it("can't name the service anew", () => {
        assert.deepEqual(problemsOf(overlay("name", "orders")), [
            "flotilla:services.order.name: a service is named by its folder; remove it [services/name]",
        ]);
    });

    it("is refused where it is no section", () => {
        assert.deepEqual(problemsOf(withStack("services.order", null)), [
            "flotilla:services.order: must be a section with keys, got null; write it as key: value pairs [schema]",
        ]);
    });

    it("is refused where the services are a list", () => {
        assert.deepEqual(problemsOf(withStack("services", ["order"])), [
            "flotilla:services: must be a section with a key for each service; write order: { scaling: { max: 4 } } [schema]",
        ]);
    });
});
