import { deepStrictEqual, strictEqual } from "node:assert";
import { formatSeconds } from "../../local/duration";
import { createProgress } from "../../local/progress";

describe("progress in a log", () => {
    it("is in plain lines, and tells how far it is at most every 5 seconds", () => {
        const written: string[] = [];
        let now = 0;
        const stream = { isTTY: false, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
        const progress = createProgress(stream, () => now);
        progress.begin("creating");
        for (now = 1000; now <= 11_000; now += 1000) progress.update(`${now / 1000} of 11`);
        progress.note("a warning");
        progress.done("created");
        progress.failed("no");
        deepStrictEqual(written, [
            "- creating\n",
            "  5 of 11\n",
            "  10 of 11\n",
            "ℹ a warning\n",
            "✔ created\n",
            "✖ no\n",
        ]);
    });

    it("tells times as people do", () => {
        strictEqual(formatSeconds(41.6), "42 s");
        strictEqual(formatSeconds(84), "1 min 24 s");
    });
});
