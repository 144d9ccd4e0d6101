import assert from "node:assert/strict";
import { bytes, cpu, days, duration, inCpuUnits, inDays, inGiB, inMiB, inSeconds } from "../../model/schema/units";

describe("model: units", () => {
    it("512 MiB are 512 MiB", () => assert.equal(inMiB("512 MiB"), 512));
    it("2 GiB are 2048 MiB", () => assert.equal(inMiB("2 GiB"), 2048));
    it("half a GiB is 512 MiB", () => assert.equal(inMiB("0.5 GiB"), 512));
    it("512 MiB are half a GiB", () => assert.equal(inGiB("512 MiB"), 0.5));
    it("a quarter of a vCPU is 256 CPU units", () => assert.equal(inCpuUnits("0.25 vCPU"), 256));
    it("5 min are 300 s", () => assert.equal(inSeconds("5 min"), 300));
    it("12 s are 12 s", () => assert.equal(inSeconds("12 s"), 12));
    it("1 day is 1", () => assert.equal(inDays("1 day"), 1));
    it("30 days are 30", () => assert.equal(inDays("30 days"), 30));

    const schemas = { bytes: bytes("1 MiB"), cpu: cpu("1 vCPU"), duration: duration("1 s"), days: days("1 day") };
    const refused: readonly (readonly [keyof typeof schemas, unknown])[] = [
        ["bytes", 512],
        ["bytes", "512"],
        ["bytes", "512MiB"],
        ["bytes", "512 mib"],
        ["bytes", "-1 MiB"],
        ["bytes", "1e3 MiB"],
        ["bytes", ".5 GiB"],
        ["bytes", " 1 MiB"],
        ["bytes", "1 MiB "],
        ["bytes", "1 TiB"],
        ["cpu", 1],
        ["cpu", "1"],
        ["cpu", "1 CPU"],
        ["cpu", "NaN vCPU"],
        ["cpu", "Infinity vCPU"],
        ["duration", 5],
        ["duration", "5"],
        ["duration", "5s"],
        ["duration", "0.5 s"],
        ["duration", "5 minutes"],
        ["duration", "1 h"],
        ["duration", null],
        ["days", 1],
        ["days", "1"],
        ["days", "2 day"],
        ["days", "1.5 days"],
        ["days", true],
    ];
    for (const [unit, value] of refused)
        it(`${JSON.stringify(value)} is none of ${unit}`, () =>
            assert.equal(schemas[unit].safeParse(value).success, false));
});
