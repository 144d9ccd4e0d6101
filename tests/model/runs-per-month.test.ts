import assert from "node:assert/strict";
import { runsPerMonth } from "../../model/aws/runs-per-month";

const round = (runs: number) => Math.round(runs * 1000) / 1000;

describe("how often a schedule fires in an average month", () => {
    for (const [expression, runs] of [
        ["rate(1 hour)", 730],
        ["rate(5 minutes)", 8760],
        ["rate(7 days)", 4.345],
        ["at(2030-12-24T08:00:00)", 1],
        // 1,461 days in four years.
        ["cron(30 2 ? * * *)", 30.438],
        ["cron(30 2 * * ? *)", 30.438],
        ["cron(0,30 8-17 * * ? *)", 608.75],
        ["cron(0/15 * * * ? *)", 2922],
        ["cron(0 6 ? * MON *)", 4.333],
        ["cron(0 6 ? * MON-FRI *)", 21.729],
        ["cron(0 6 1 * ? *)", 1],
        ["cron(0 6 31 * ? *)", 0.583],
        ["cron(0 6 1 JAN,JUL ? *)", 0.167],
        ["cron(0 6 L * ? *)", 1],
        ["cron(0 6 15W * ? *)", 1],
        ["cron(0 6 ? * 6L *)", 1],
        ["cron(0 6 ? * MON#2 *)", 1],
    ] as const)
        it(`${expression}: ${runs}`, () => assert.equal(round(runsPerMonth(expression)), runs));
});
