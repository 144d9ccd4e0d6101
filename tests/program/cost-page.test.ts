import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { costPage } from "../../scripts/cost-example";
import { costSchema } from "../../model/schema/cost";

describe("docs/cost.md", () => {
    const page = readFileSync("docs/cost.md", "utf8");

    it("has the estimate of prod as it is", () => {
        assert.equal(page, costPage(), "the example is stale: run npm run schemas");
    });

    it("shows options that there are", () => {
        const example = /flotilla:cost:\n((?: {4}\S.*\n)+)/.exec(page)?.[1] ?? "";
        const options = Object.fromEntries(
            example
                .trimEnd()
                .split("\n")
                .map((line) => line.trim().split(": "))
                .map(([key, value]) => [key, /^\d+$/.test(value ?? "") ? Number(value) : value]),
        ) as Record<string, unknown>;
        assert.deepEqual(Object.keys(options).length, 8);
        assert.ok(costSchema.safeParse(options).success);
    });
});
