import assert from "node:assert/strict";
import { scheduleKey } from "../../model/plan/schedule-key";
import { planWith, worker } from "../support/plans";

describe("model: what names a scheduled change", () => {
    it("is its time, readable", () =>
        assert.match(scheduleKey("cron(0 8 ? * MON-FRI *)", "UTC"), /^cron-0-8-mon-fri-[0-9a-f]{6}$/));
    it("tells times apart that differ in signs alone", () =>
        assert.notEqual(scheduleKey("cron(0 8 ? * * *)", "UTC"), scheduleKey("cron(0 8 * * ? *)", "UTC")));
    it("tells time zones apart", () =>
        assert.notEqual(scheduleKey("cron(0 8 * * ? *)", "UTC"), scheduleKey("cron(0 8 * * ? *)", "Europe/Dublin")));
    it("is short for a long list of times", () =>
        assert.ok(scheduleKey(`cron(${[...Array(60).keys()].join(",")} * * * ? *)`, "UTC").length <= 47));
});

describe("model: a schedule", () => {
    it("has one change for one time, of which the later entry decides", () => {
        const at = "cron(0 8 * * ? *)";
        const schedule = [
            { at, min: 2 },
            { at, timezone: "Europe/Dublin", min: 9 },
            { at, min: 3, max: 8 },
        ];
        const [service] = planWith({ services: [worker({ scaling: { min: 1, schedule } })] }).services;
        assert.deepEqual(service?.scaling.schedule, [
            { key: scheduleKey(at, "UTC"), at, timezone: "UTC", min: 3, max: 8 },
            { key: scheduleKey(at, "Europe/Dublin"), at, timezone: "Europe/Dublin", min: 9 },
        ]);
    });
});
