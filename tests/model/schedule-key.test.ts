import assert from "node:assert/strict";
import { scheduleKey } from "../../model/plan/schedule-key";

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
