import assert from "node:assert/strict";
import { costOf, lineOf } from "./lines";
import { webService, worker } from "../../support/plans";

describe("the cost of tables", () => {
    it("is not known, and told as missing, whatever runs", () => {
        const cost = costOf({ services: [webService({ table: { partitionKey: "orderId" } }), worker()] });
        const line = lineOf(cost, "tables/used");
        assert.deepEqual(line?.quantity, { min: 1, desired: 1, max: 1 });
        assert.equal(line.monthlyUsd, undefined);
        assert.equal(cost.missing.filter((text) => /requests to DynamoDB/.test(text)).length, 1);
    });

    it("is not told of without one", () =>
        assert.equal(lineOf(costOf({ services: [webService()] }), "tables/used"), undefined));
});
