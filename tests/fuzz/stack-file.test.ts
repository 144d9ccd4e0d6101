import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { formatProblem } from "../../model/problem";
import { loadStack } from "../../program/load-stack";
import { loadProject } from "../../program/read-project";
import { findSources } from "../../program/read-sources";

const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_121);
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 300);

/** What an editor does to a text by a slip of the hand. */
interface Slip {
    readonly at: number;
    readonly removed: number;
    readonly inserted: string;
}

const slip: fc.Arbitrary<Slip> = fc.record({
    at: fc.nat({ max: 5000 }),
    removed: fc.constantFrom(0, 0, 1, 2, 5, 40),
    inserted: fc.oneof(
        fc.constantFrom(
            "",
            "\n",
            "\t",
            " ",
            "    ",
            ":",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            '"',
            "'",
            "#",
            "&a ",
            "*a",
            "!!",
            "|",
            "%",
            "0",
            "-1",
            "~",
        ),
        fc.string({ maxLength: 4 }),
    ),
});

const withSlips = (text: string, slips: readonly Slip[]): string =>
    slips.reduce((before, { at, removed, inserted }) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + inserted + before.slice(place + removed);
    }, text);

describe("a stack file with slips of the hand", function () {
    this.timeout(120_000);

    const folder = mkdtempSync(join(tmpdir(), "flotilla-fuzz-"));
    const files = ["dev", "prod"].map((stack) => readFileSync(`Pulumi.${stack}.yaml`, "utf8"));
    before(() => cpSync("Pulumi.yaml", join(folder, "Pulumi.yaml")));
    after(() => rmSync(folder, { recursive: true }));

    it("is read, or refused with the line", () => {
        const project = { ...loadProject("."), folder, stackFiles: { slip: "Pulumi.slip.yaml" } };
        fc.assert(
            fc.property(fc.constantFrom(...files), fc.array(slip, { minLength: 1, maxLength: 4 }), (text, slips) => {
                writeFileSync(join(folder, "Pulumi.slip.yaml"), withSlips(text, slips));
                const { decision, locate } = loadStack(project, "slip", { sources: findSources(project) });
                assert.ok(decision.refused || decision.plan !== undefined);
                for (const problem of decision.problems) {
                    assert.match(formatProblem(problem), /^\S.*: .+; .+ \[[a-z/-]+\]$/);
                    const { file, line } = locate(problem);
                    if (file === "Pulumi.slip.yaml") assert.ok(line !== undefined && line >= 1, formatProblem(problem));
                }
            }),
            { seed, numRuns },
        );
    });
});
