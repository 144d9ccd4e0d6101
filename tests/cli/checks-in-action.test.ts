import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { check, checksInActionPage, edited, stackText } from "../../scripts/checks-in-action";
import { mistakes } from "../../scripts/mistakes";

describe("docs/checks-in-action.md", () => {
    it("is fresh", async () => {
        const page = readFileSync("docs/checks-in-action.md", "utf8");
        assert.equal(page, await checksInActionPage(), "docs/checks-in-action.md is stale: run npm run schemas");
    });

    const base = edited(stackText(), mistakes.certificate);
    for (const { title, mistake, correction } of mistakes.all) {
        it(`shows a mistake that is refused, and a correction that is not: ${title}`, async () => {
            const wrong = edited(base, mistake);
            const { exitCode, output } = await check(wrong);
            assert.equal(exitCode, 1, output);
            const corrected = await check(edited(wrong, correction));
            assert.equal(corrected.exitCode, 0, corrected.output);
        });

        it(`is told in the line where it is: ${title}`, async () => {
            const wrong = edited(base, mistake).split("\n");
            const first = wrong.findIndex((line, index) => line !== base.split("\n")[index]) + 1;
            const { output } = await check(wrong.join("\n"));
            const lines = [...output.matchAll(/error +Pulumi\.prod\.yaml:(\d+)/g)].map(([, line]) => Number(line));
            // A mistake of several lines is told in one of them.
            assert.ok(lines.length > 0 && lines.every((line) => line - first >= 0 && line - first <= 1), output);
        });
    }
});
