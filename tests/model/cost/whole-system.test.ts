import assert from "node:assert/strict";
import { packagedPrices } from "../../../program/read-prices";
import { functionFile, planOf, serviceFile } from "../../support/fixtures";
import { lambda, webService, worker } from "../../support/plans";

/** A system with all that has a price, in an environment of a region, with the prices of the package. */
function missingIn(region: string): readonly string[] {
    const services = [
        webService({ publishes: ["order.placed"], table: { partitionKey: "orderId" } }),
        worker({ name: "user", database: {} }),
        worker({ name: "inventory", database: { multiZone: true } }),
        worker({ name: "payment", cache: {}, queue: {} }),
    ];
    const notification = lambda({ subscribes: ["order.placed"], table: { partitionKey: "eventId" } });
    const sources = {
        namespace: "shop",
        stack: { environment: { class: "disposable", region }, capacity: { instanceTypes: ["t3.medium"] } },
        services: services.map((definition) => serviceFile(definition)),
        functions: [functionFile(notification)],
    };
    const prices = packagedPrices(region);
    assert.ok(prices);
    return planOf(sources, { project: "shop", prices }).cost.missing;
}

describe("the prices of the package", () => {
    it("are all that a system in us-east-1 needs", () => assert.deepEqual(missingIn("us-east-1"), []));

    it("lack those of events in eu-west-1, which no source was found for", () =>
        assert.deepEqual(missingIn("eu-west-1"), ["no price for eventbridge.million-events in eu-west-1"]));
});
