import assert from "node:assert/strict";
import { catalogue } from "../../../model/checks";
import { decideFixture } from "../../support/fixtures";
import type { Case, Expected, Violation } from "./rule-cases";
import { tableOf } from "./tables";

/** What a rule finds in a configuration that the schema lets through. */
function findings(id: string, { sources, changed }: Case): Expected[] {
    const { problems } = decideFixture(sources, changed);
    const unread = problems.filter((problem) => problem.id === "schema");
    assert.deepEqual(unread, [], "the schema refuses this, so that it never reaches the rule");
    return problems.filter((problem) => problem.id === id).map(({ path, reason }) => ({ path, reason }));
}

const isViolation = (example: Case | Violation): example is Violation => "path" in example;

function finds(id: string, violation: Violation): void {
    const found = findings(id, violation);
    const wanted = [{ path: violation.path, reason: violation.reason }, ...(violation.more ?? [])];
    assert.deepEqual(
        found.map(({ path }) => path),
        wanted.map(({ path }) => path),
        `found ${JSON.stringify(found)}`,
    );
    wanted.forEach(({ reason }, index) => {
        const actual = String(found[index]?.reason);
        if (typeof reason === "string") assert.equal(actual, reason);
        else assert.match(actual, reason);
    });
}

function test(id: string, kind: string, examples: readonly (Case | Violation)[]): void {
    for (const example of examples) {
        if (isViolation(example)) it(`${kind}: refuses ${example.what}`, () => finds(id, example));
        else it(`${kind}: accepts ${example.what}`, () => assert.deepEqual(findings(id, example), []));
    }
}

describe("checks: the cases of each rule", () => {
    for (const { id } of catalogue) {
        describe(id, () => {
            const table = tableOf(id);
            if (table === undefined) return;
            test(id, "compliant", table.compliant);
            test(id, "violating", table.violating);
            if (typeof table.absent !== "string") test(id, "absent", table.absent);
            if (typeof table.boundary === "string") return;
            test(id, "inside", table.boundary.inside);
            test(id, "outside", table.boundary.outside);
        });
    }
});
