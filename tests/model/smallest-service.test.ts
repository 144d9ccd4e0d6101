import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { planWith } from "../support/plans";

describe("the smallest service", () => {
    it("has an image of its own folder, a quarter of a processor and 512 MiB", () => {
        const [service] = planWith({ services: [{ name: "user" }] }).services;
        assert.ok(service !== undefined);
        const { image, cpuUnits, memoryMiB, exposure } = service;
        assert.deepEqual([image.kind, cpuUnits, memoryMiB, exposure], ["built", 256, 512, undefined]);
    });

    it("says all that a web service usually says in eight lines", () => {
        const page = readFileSync("docs/comparison.md", "utf8");
        const [, written = ""] = /^export default defineService\(\{\n([\s\S]*?)^\}\);$/m.exec(page) ?? [];
        assert.equal(written.split("\n").length - 1 + 2, 8);
    });
});
