import assert from "node:assert/strict";
import fc from "fast-check";
import pc from "picocolors";
import { amount, dollars, duration, mebibytes, unitPrice, vCpu } from "../../cli/figures";
import { fitWidths, table } from "../../cli/table";
import { counted, listed } from "../../model/words";
import { wrap } from "../../cli/wrap";

const letters = (text: string) => text.replace(/\s/g, "");
const text = fc.stringMatching(/^[a-z0-9/.: -]{0,60}$/);

describe("wrapped text", () => {
    it("breaks between words", () => assert.deepEqual(wrap("one two three", 8), ["one two", "three"]));
    it("breaks a long word after a sign", () =>
        assert.deepEqual(wrap("az-balanced-spread", 12), ["az-balanced-", "spread"]));
    it("breaks a word without signs where it must", () => assert.deepEqual(wrap("abcdef", 4), ["abcd", "ef"]));
    it("keeps the lines that it has", () => assert.deepEqual(wrap("a\n\nb", 9), ["a", "", "b"]));
    it("is never wider, and loses no letter", () => {
        fc.assert(
            fc.property(text, fc.integer({ min: 1, max: 30 }), (given, width) => {
                const lines = wrap(given, width);
                assert.ok(lines.every((line) => line.length <= width));
                assert.equal(letters(lines.join("")), letters(given));
            }),
            { seed: 1 },
        );
    });
});

describe("a table", () => {
    const plain = (columns: number) => ({ columns, colours: pc.createColors(false) });

    it("is as wide as what is in it", () => {
        assert.equal(
            table([{ head: "a" }, { head: "b", align: "right" }], [["one", "2"]], plain(80)),
            ["┌─────┬───┐", "│ a   │ b │", "├─────┼───┤", "│ one │ 2 │", "└─────┴───┘"].join("\n"),
        );
    });

    it("is never wider than it may be, and loses no letter", () => {
        const rows = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 });
        fc.assert(
            fc.property(rows, fc.integer({ min: 40, max: 120 }), (cells, width) => {
                const drawn = table([{ head: "a" }, { head: "b" }, { head: "c" }], cells, plain(width));
                assert.ok(drawn.split("\n").every((line) => line.length <= width));
                const sorted = (of: string) => [...letters(of)].sort().join("");
                assert.equal(sorted(drawn.replace(/[│┌┐└┘├┤┬┴┼─]/g, "")), sorted(`abc${cells.flat().join("")}`));
            }),
            { seed: 1 },
        );
    });

    it("takes room from the widest column first", () =>
        assert.deepEqual(fitWidths([10, 40, 20], [3, 3, 3], 60), [10, 20, 20]));

    it("breaks words only where there is no other way", () => {
        assert.deepEqual(fitWidths([30, 30], [25, 8], 50), [25, 18]);
        assert.deepEqual(fitWidths([30, 30], [25, 25], 27), [10, 10]);
    });
});

describe("figures", () => {
    const cases: readonly (readonly [string, string])[] = [
        [vCpu(256), "0.25 vCPU"],
        [vCpu(128), "0.125 vCPU"],
        [vCpu(4096), "4 vCPU"],
        [mebibytes(512), "512 MiB"],
        [mebibytes(1024), "1 GiB"],
        [mebibytes(1536), "1.5 GiB"],
        [mebibytes(7750), "7750 MiB"],
        [duration(0), "0 s"],
        [duration(119), "119 s"],
        [duration(120), "2 min"],
        [duration(7200), "2 h"],
        [duration(7500), "2 h 5 min"],
        [amount(4380), "4,380"],
        [amount(1234567.891), "1,234,567.89"],
        [amount(0.5), "0.5"],
        [dollars(1327.866), "1,327.87"],
        [dollars(0), "0.00"],
        [unitPrice(0.0456), "0.0456"],
        [unitPrice(0.0000012), "0.0000012"],
        [unitPrice(0), "0"],
        [counted(1, "error"), "1 error"],
        [counted(0, "error"), "0 errors"],
        [listed(["a"]), "a"],
        [listed(["a", "b", "c"]), "a, b and c"],
        [listed([]), ""],
    ];
    for (const [shown, expected] of cases) it(`are shown as ${expected}`, () => assert.equal(shown, expected));
});
