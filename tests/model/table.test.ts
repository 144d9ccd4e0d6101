import assert from "node:assert/strict";
import { keyAttributes, planTable, type TablePlan } from "../../model/plan/table";
import { tableText } from "../../model/plan/table-text";
import { tableSchema } from "../../model/schema/table";

const planned = (table: object, pointInTimeRecovery = false): TablePlan => {
    const plan = planTable(
        { name: "order", table: tableSchema.parse(table) },
        { name: "shop-dev", pointInTimeRecovery },
    );
    assert.ok(plan !== undefined);
    return plan;
};

describe("the plan of a table", () => {
    it("reads a key that is written as a name as one that holds text", () => {
        const written = planned({ partitionKey: "orderId", sortKey: { name: "version" } });
        assert.deepEqual(written.partitionKey, { name: "orderId", type: "string" });
        assert.deepEqual(written.sortKey, { name: "version", type: "string" });
    });

    it("has its indexes in the order of their names, however they are written", () => {
        const indexes = { "by-b": { partitionKey: "b" }, "by-a": { partitionKey: "a" } };
        assert.deepEqual(
            planned({ partitionKey: "orderId", indexes }).indexes.map(({ name }) => name),
            ["by-a", "by-b"],
        );
    });

    it("can be restored where the environment says so, and the table does not", () => {
        const table = { partitionKey: "orderId" };
        assert.equal(planned(table, true).pointInTimeRecovery, true);
        assert.equal(planned({ ...table, pointInTimeRecovery: false }, true).pointInTimeRecovery, false);
    });

    it("names an attribute once that is a key several times, also one that every object has", () => {
        const indexes = { "by-a": { partitionKey: "__proto__", sortKey: "orderId" } };
        assert.deepEqual(
            keyAttributes(planned({ partitionKey: "orderId", indexes })).map(({ name }) => name),
            ["__proto__", "orderId"],
        );
    });
});

describe("a table in words", () => {
    const table = {
        partitionKey: "orderId",
        sortKey: { name: "version", type: "number" as const },
        indexes: { "by-customer": { partitionKey: "customerId" } },
        stream: "keys-only" as const,
    };

    it("says what it is found by, and what it has beside", () => {
        assert.equal(tableText(planned(table)), "by orderId and version, index by-customer, a stream");
        assert.equal(tableText(planned({ partitionKey: "orderId" })), "by orderId");
    });
});
