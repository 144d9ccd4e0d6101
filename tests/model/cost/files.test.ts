import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { planWith, worker } from "../../support/plans";

const existing = { fileSystemId: "fs-0a1b", securityGroupId: "sg-0a1b" };

const filesOf = (volumes: ServiceConfiguration["volumes"], cost: object = {}) =>
    planWith({ sections: { cost }, services: [worker({ ...(volumes && { volumes }) })] }).cost.lines.filter(({ key }) =>
        key.startsWith("files/"),
    );
const amounts = (...of: Parameters<typeof filesOf>) =>
    Object.fromEntries(filesOf(...of).map(({ key, quantity }) => [key, quantity.min]));

describe("the cost of files", () => {
    it("is what each file system holds, and what is read and written", () => {
        const volumes = { uploads: { path: "/uploads", efs: {} }, media: { path: "/media", efs: {} } };
        assert.deepEqual(amounts(volumes), { "files/stored": 20, "files/read": 40, "files/written": 10 });
        const [stored] = filesOf(volumes);
        assert.deepEqual([stored?.unitUsd, stored?.monthlyUsd?.min], [0.33, 6.6]);
    });

    it("is as the section cost expects it", () => {
        const cost = { filesStored: "1 GiB", filesRead: "2 GiB", filesWritten: "3 GiB" };
        assert.deepEqual(amounts({ uploads: { path: "/uploads", efs: {} } }, cost), {
            "files/stored": 1,
            "files/read": 2,
            "files/written": 3,
        });
    });

    it("has no reading and writing where the throughput is included", () => {
        assert.deepEqual(amounts({ uploads: { path: "/uploads", efs: { throughput: "bursting" } } }), {
            "files/stored": 10,
        });
    });

    it("is none for a file system that is already there, and without volumes", () => {
        assert.deepEqual(amounts({ uploads: { path: "/uploads", efs: existing } }), {});
        assert.deepEqual(amounts(undefined), {});
    });
});
