import assert from "node:assert/strict";
import pc from "picocolors";
import { jsonLine, lineMaker, readable } from "../../../local/dev/log-lines";

const plain = pc.createColors(false);
const coloured = pc.createColors(true);

describe("local: the log of all services", () => {
    const entry = {
        level: "info",
        time: "2026-01-02T03:04:05.678Z",
        service: "order",
        host: "laptop",
        version: "1.0.0",
        msg: "order placed",
        orderId: "o-7",
        total: { amount: 100 },
        reason: "two words",
    };

    it("shows a line of JSON by time, level, message and what is left", () =>
        assert.equal(
            readable(JSON.stringify(entry), plain),
            '03:04:05.678 info  order placed orderId=o-7 total={"amount":100} reason="two words"',
        ));
    it("knows levels by their numbers, and times in milliseconds", () =>
        assert.equal(
            readable(JSON.stringify({ level: 40, time: Date.UTC(2026, 0, 2, 3, 4, 5), msg: "slow", pid: 1 }), plain),
            "03:04:05.000 warn  slow",
        ));
    it("shows a stack trace in lines of its own", () => {
        const line = { ...entry, level: "error", err: { message: "no", stack: "Error: no\n    at f (a.ts:1:1)" } };
        const [first = "", ...rest] = readable(JSON.stringify(line), plain).split("\n");
        assert.ok(!first.includes("err="));
        assert.deepEqual(rest, ["    Error: no", "        at f (a.ts:1:1)"]);
    });
    it("leaves any other line as it is", () => {
        assert.equal(readable("listening", plain), "listening");
        assert.equal(readable("{not JSON", plain), "{not JSON");
    });

    it("begins each line with the name of its service, in a colour of its own", () => {
        const line = lineMaker(["order", "inventory"], plain);
        assert.equal(line({ service: "order", from: "stdout", line: "a" }), "order     │ a");
        const of = lineMaker(["order", "inventory"], coloured);
        const begins = (service: string) => of({ service, from: "stdout", line: "a" }).split(service)[0];
        assert.notEqual(begins("order"), begins("inventory"));
        assert.notEqual(begins("order"), "");
    });

    it("is JSON a line where programs read it", () => {
        assert.deepEqual(JSON.parse(jsonLine({ service: "order", from: "stdout", line: '{"msg":"a"}' })), {
            service: "order",
            from: "stdout",
            log: { msg: "a" },
        });
        assert.deepEqual(JSON.parse(jsonLine({ service: "order", from: "stderr", line: "a" })), {
            service: "order",
            from: "stderr",
            line: "a",
        });
    });
});
