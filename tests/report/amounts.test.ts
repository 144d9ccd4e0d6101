import assert from "node:assert/strict";
import {
    counted,
    dollars,
    duration,
    memory,
    memoryOf,
    percent,
    processors,
    processorsOf,
    range,
    share,
    wholeDollars,
} from "../../report/amounts";

/** An amount with ordinary spaces, as a reader sees it. */
const seen = (text: string) => text.replaceAll("\u00a0", " ");

describe("amounts in a report", () => {
    const cases: readonly (readonly [what: string, shown: string, expected: string])[] = [
        ["money to the cent", dollars(1234.5), "$1,234.50"],
        ["money without cents", wholeDollars(1234.5), "$1,235"],
        ["one thing", counted(1, "task"), "1 task"],
        ["no things", counted(0, "task"), "0 tasks"],
        ["many things", counted(1200, "task"), "1,200 tasks"],
        ["memory below 1 GiB", memory(512), "512 MiB"],
        ["memory of whole GiB", memory(2048), "2 GiB"],
        ["memory of half GiB", memory(1536), "1.5 GiB"],
        ["memory that is no short number of GiB", memory(1025), "1,025 MiB"],
        ["memory of an instance", memoryOf(512, 7680), "0.5 of 7.5 GiB"],
        ["an eighth of a processor", processors(128), "0.125 vCPU"],
        ["processors of an instance", processorsOf(256, 2048), "0.25 of 2 vCPU"],
        ["seconds", duration(45), "45 s"],
        ["a minute", duration(60), "1 min"],
        ["minutes and seconds", duration(215), "3 min 35 s"],
        ["seconds that round up to a minute", duration(59.7), "1 min"],
        ["an hour", duration(3600), "1 h"],
        ["hours and minutes", duration(3900), "1 h 5 min"],
        ["a range", range(2, 10), "2–10"],
        ["a range of one number", range(2, 2), "2"],
        ["a percentage", percent(24.5), "24.5 %"],
        ["a share of a whole", String(share(1, 3)), "33.33"],
        ["a share of nothing", String(share(0, 0)), "0"],
    ];
    for (const [what, shown, expected] of cases)
        it(`shows ${what} as ${expected}`, () => assert.equal(seen(shown), expected));

    it("keeps a number and its unit on one line", () => {
        assert.doesNotMatch(`${memory(512)}${processors(256)}${counted(2, "task")}${percent(1)}`, / /);
    });
});
