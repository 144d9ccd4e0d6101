import assert from "node:assert/strict";
import { rollbackTarget, type EarlierDeployment } from "../../../model/operations/rollback-target";

const ran = (...names: readonly string[]): EarlierDeployment[] =>
    names.map((name) => {
        const [taskDefinition = "", copyOf] = name.split("=");
        return { taskDefinition, ...(copyOf !== undefined && { copyOf }) };
    });

describe("what a rollback goes back to", () => {
    const cases: readonly (readonly [
        what: string,
        current: string,
        history: readonly string[],
        expected: string | undefined,
    ])[] = [
        ["the one before", "7", ["7", "6", "5"], "6"],
        ["the one before, however often the present one was deployed", "7", ["7", "7", "6"], "6"],
        ["the last that succeeded, where the present one never did", "8", ["7", "6"], "7"],
        ["one further back after a rollback", "6", ["6", "7", "6", "5"], "5"],
        ["one further back after a rollback to a copy", "8=6", ["8=6", "7", "6", "5"], "5"],
        ["the one before, after what was rolled back is deployed again", "7", ["7", "8=6", "7", "6"], "6"],
        ["nothing, where there was none before", "7", ["7"], undefined],
        ["nothing, where nothing is known", "7", [], undefined],
    ];
    for (const [what, current, history, expected] of cases)
        it(what, () => {
            const [now] = ran(current);
            assert.ok(now !== undefined);
            assert.equal(rollbackTarget(now, ran(...history))?.taskDefinition, expected);
        });
});
