import assert from "node:assert/strict";
import { metricsOf } from "../../../model/plan/alarm";
import { burnRateAlarms } from "../../../model/plan/alarms/burn-rate";

const { alarms, composites } = burnRateAlarms("order", { availability: 99.9 }, "shop-prod");

describe("the alarms on an objective of 99.9 %", () => {
    it("are those of the Site Reliability Workbook: two windows for each burn rate", () => {
        assert.deepEqual(
            alarms.map((alarm) => [alarm.key, alarm.threshold, metricsOf(alarm)[0]?.periodSeconds]),
            [
                ["order-availability-fast-1h", 1.44, 3600],
                ["order-availability-fast-5m", 1.44, 300],
                ["order-availability-medium-6h", 0.6, 21_600],
                ["order-availability-medium-30m", 0.6, 1800],
                ["order-availability-slow-3d", 0.1, 259_200],
                ["order-availability-slow-6h", 0.1, 21_600],
            ],
        );
    });

    it("look at their window as one period, which CloudWatch allows for up to seven days", () => {
        for (const alarm of alarms) {
            assert.deepEqual([alarm.periods, alarm.datapoints], [1, 1]);
            for (const { periodSeconds } of metricsOf(alarm)) assert.ok(periodSeconds <= 604_800);
        }
    });

    it("tell at once of a budget that is gone in hours or days, and later of one that is gone in weeks", () => {
        assert.deepEqual(
            composites.map(({ key, anyOf }) => [key, anyOf]),
            [
                [
                    "order-availability-page",
                    [
                        ["order-availability-fast-1h", "order-availability-fast-5m"],
                        ["order-availability-medium-6h", "order-availability-medium-30m"],
                    ],
                ],
                ["order-availability-ticket", [["order-availability-slow-3d", "order-availability-slow-6h"]]],
            ],
        );
    });

    it("say what the objective is", () => {
        assert.match(
            composites[0]?.description ?? "",
            /^Look at it at once: order is about to miss an objective over 30 days, that 99\.9 % of the requests to order are answered without 5xx\.$/,
        );
    });
});

describe("the alarms on an objective of time", () => {
    const { alarms: slow } = burnRateAlarms("order", { latency: { within: "500 ms", percent: 99 } }, "shop-prod");

    it("begin when fewer answers than that are fast enough", () => {
        assert.deepEqual(slow.map(({ key, comparison, threshold }) => [key, comparison, threshold]).slice(0, 3), [
            ["order-latency-fast-1h", "below", 85.6],
            ["order-latency-fast-5m", "below", 85.6],
            ["order-latency-medium-6h", "below", 94],
        ]);
        assert.deepEqual([...new Set(slow.flatMap(metricsOf).map(({ statistic }) => statistic))], ["PR(:0.5)"]);
    });
});

describe("the alarms on two objectives", () => {
    it("are those of both", () => {
        const both = burnRateAlarms(
            "order",
            { availability: 99, latency: { within: "1 s", percent: 95 } },
            "shop-prod",
        );
        assert.deepEqual([both.alarms.length, both.composites.length], [12, 4]);
    });
});

describe("the alarms on the objectives of a service with two target groups", () => {
    const both = ["primary", "alternate"] as const;
    const objectives = { availability: 99.9, latency: { within: "500 ms", percent: 99 } } as const;
    const of = burnRateAlarms("order", objectives, "shop-prod", both).alarms;
    const termsOf = (key: string) => of.find((alarm) => alarm.key === key)?.terms ?? [];

    it("look at all requests, whichever group ECS has them at", () => {
        for (const alarm of of) {
            const groups = metricsOf(alarm).map(({ of: subject }) => "alternate" in subject);
            assert.equal(groups.filter(Boolean).length * 2, groups.length, alarm.key);
        }
        assert.deepEqual(termsOf("order-availability-fast-1h").at(-1), {
            id: "rate",
            expression: "IF(all_requests >= 20, 100 * all_errors / all_requests, 0)",
            label: "answers with 5xx, in percent",
        });
    });

    it("count the answers of each group by their number: shares do not add up", () => {
        assert.deepEqual(
            termsOf("order-latency-fast-5m").map((term) =>
                "metric" in term ? [term.id, term.metric.name, term.metric.statistic] : [term.id, term.expression],
            ),
            [
                ["fast", "TargetResponseTime", "PR(:0.5)"],
                ["alternate_fast", "TargetResponseTime", "PR(:0.5)"],
                ["requests", "RequestCount", "Sum"],
                ["alternate_requests", "RequestCount", "Sum"],
                [
                    "all_fast",
                    "(FILL(fast, 0) * FILL(requests, 0) + FILL(alternate_fast, 0) * FILL(alternate_requests, 0)) / (FILL(requests, 0) + FILL(alternate_requests, 0))",
                ],
            ],
        );
    });

    it("have the thresholds that they have with one", () =>
        assert.deepEqual(
            of.map(({ key, threshold }) => [key, threshold]),
            burnRateAlarms("order", objectives, "shop-prod").alarms.map(({ key, threshold }) => [key, threshold]),
        ));
});
