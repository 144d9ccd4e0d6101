import assert from "node:assert/strict";
import { costOf, lineOf } from "./lines";
import { webService } from "../../support/plans";

const withDisk = (ebs: object = {}) =>
    costOf({
        services: [
            webService({
                scaling: { min: 2, max: 5 },
                volumes: { index: { path: "/index", ebs: { size: "20 GiB" as const, ...ebs } } },
            }),
        ],
    });

describe("the cost of the disks of tasks", () => {
    it("is what each task's holds, as long as it runs", () => {
        const line = lineOf(withDisk(), "disks/order/stored");
        assert.deepEqual([line?.quantity.min, line?.quantity.max, line?.unitUsd], [40, 100, 0.088]);
        assert.equal(lineOf(withDisk(), "disks/order/iops"), undefined);
        assert.equal(lineOf(withDisk(), "disks/order/throughput"), undefined);
    });

    it("lacks what operations and throughput beyond the included ones cost, and says so", () => {
        const cost = withDisk({ iops: 4000, throughput: 225 });
        assert.equal(lineOf(cost, "disks/order/iops")?.quantity.min, 2000);
        assert.equal(lineOf(cost, "disks/order/throughput")?.quantity.min, 200);
        assert.equal(cost.missing.filter((text) => /of EBS cost beyond/.test(text)).length, 2);
    });

    it("lacks the price of other types, and says so", () => {
        const cost = withDisk({ type: "io2", iops: 1000 });
        assert.equal(lineOf(cost, "disks/order/stored")?.missing, "what disks of the type io2 cost is not known");
        assert.equal(lineOf(cost, "disks/order/iops")?.quantity.min, 2000);
    });
});
