import assert from "node:assert/strict";
import { catalogue } from "../../../../model/checks";
import { decideFixture } from "../../../support/fixtures";
import { badInputs } from "./bad-inputs";
import { limits } from "./limits";
import type { Covered, Sample } from "./sample";

/** Runs a sample, and sees that it is found where and by what it says. */
function isFound({ id, path, sources, changed, unknown }: Sample): void {
    const { problems } = decideFixture(sources, changed);
    const found = problems.map((problem) => `${problem.path} [${problem.id}]`);
    assert.ok(found.includes(`${path} [${id}]`), `${path} [${id}] is not among\n  ${found.join("\n  ")}`);
    if (unknown !== true) return;
    assert.ok(
        problems.some((problem) => problem.path === path && problem.reason.startsWith("unknown key")),
        `${path} is an option now: give it a rule, and a sample of it here`,
    );
}

function covers(what: string, rows: readonly Covered[]): void {
    describe(what, () => {
        rows.forEach((row, index) => {
            it(`${index + 1}. ${row.what}`, () => {
                assert.ok(row.found.length > 0 || row.never !== undefined);
                row.found.forEach(isFound);
            });
        });
    });
}

describe("checks: what is covered", () => {
    covers("the limits of AWS", limits);
    covers("bad inputs", badInputs);

    it("is all 43 limits and all 78 bad inputs", () => {
        assert.deepEqual([limits.length, badInputs.length], [43, 78]);
    });

    it("names no rule that there is not", () => {
        const ids = new Set<string>([...catalogue.map(({ id }) => id), "schema", "services/none", "services/unknown"]);
        const named = [...limits, ...badInputs].flatMap(({ found }) => found.map(({ id }) => id));
        assert.deepEqual(
            named.filter((id) => !ids.has(id)),
            [],
        );
    });
});
