import assert from "node:assert/strict";
import { webService, worker } from "../../support/plans";
import { costOf, desiredUsd, lineOf } from "./lines";

const table = { partitionKey: "orderId" };

describe("the cost of tables", () => {
    it("is what is read, written and stored of each, whatever runs", () => {
        const cost = costOf({ services: [webService({ table }), worker({ table })] });
        const usd = desiredUsd(cost);
        assert.deepEqual(
            ["tables/read", "tables/written", "tables/stored", "tables/recovery"].map((key) => usd[key]),
            [0.28, 1.41, 0.57, undefined],
        );
        assert.deepEqual(lineOf(cost, "tables/read")?.quantity, { min: 2, desired: 2, max: 2 });
        assert.deepEqual(cost.missing, []);
    });

    it("has what can be restored to any second", () => {
        const recovered = { ...table, pointInTimeRecovery: true };
        const cost = costOf({ services: [webService({ table: recovered }), worker({ table })] });
        assert.equal(lineOf(cost, "tables/recovery")?.monthlyUsd?.desired, 0.22);
    });

    it("is what the configuration expects", () => {
        const sections = { cost: { millionTableReads: 40, millionTableWrites: 2, tableStored: "10 GiB" } };
        const usd = desiredUsd(costOf({ sections, services: [webService({ table })] }));
        assert.deepEqual([usd["tables/read"], usd["tables/written"], usd["tables/stored"]], [5.66, 1.41, 2.83]);
    });

    it("is not told of without one", () =>
        assert.equal(lineOf(costOf({ services: [webService()] }), "tables/read"), undefined));
});
