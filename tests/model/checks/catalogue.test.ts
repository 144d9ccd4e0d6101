import assert from "node:assert/strict";
import { join } from "node:path";
import { catalogue } from "../../../model/checks";
import type { Rule } from "../../../model/checks/rule";
import { idsIn, tabledIds, tableOf } from "./tables";

const checks = join(__dirname, "../../../model/checks");
const ids = catalogue.map(({ id }) => id);

/** The rules that a file exports. */
function exportedRules(id: string): Rule[] {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const exported = require(join(checks, `${id}.ts`)) as Record<string, unknown>;
    return Object.values(exported).filter(
        (value): value is Rule => typeof value === "object" && value !== null && "check" in value,
    );
}

const texts = ["what", "why", "remedy", "source"] as const;

describe("checks: the catalogue", () => {
    it("has each id once, in order", () => {
        assert.deepEqual(ids, [...new Set(ids)].sort());
    });

    it("has a rule for each file of model/checks", () => {
        assert.deepEqual(idsIn(checks), [...ids].sort());
    });

    it("has no table of cases for a rule that is gone", () => {
        assert.deepEqual(
            tabledIds.filter((id) => !(ids as string[]).includes(id)),
            [],
        );
    });

    for (const rule of catalogue) {
        describe(rule.id, () => {
            it("is the one rule of the file that is named after it", () => {
                assert.deepEqual(exportedRules(rule.id), [rule]);
            });

            for (const key of texts) {
                it(`has a ${key} in whole sentences`, () => {
                    assert.match(rule[key], /^\S.*[.!]$/s, `${key} is ${JSON.stringify(rule[key])}`);
                    assert.doesNotMatch(rule[key], /\s{2}|\n/);
                });
            }

            it("has a table with cases of each kind, or the reason why there is none", () => {
                const table = tableOf(rule.id);
                assert.ok(
                    table,
                    `write tests/model/checks/cases/${rule.id}.ts as tests/model/checks/rule-cases.ts says`,
                );
                const { compliant, violating, absent, boundary } = table;
                const borders = typeof boundary === "string" ? [boundary] : [boundary.inside, boundary.outside];
                for (const kind of [compliant, violating, absent, ...borders]) assert.notEqual(kind.length, 0);
            });
        });
    }
});
