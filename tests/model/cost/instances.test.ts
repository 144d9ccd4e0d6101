import assert from "node:assert/strict";
import fc from "fast-check";
import { onDemandInstances } from "../../../model/plan/cost/instances";
import { webService, worker } from "../../support/plans";
import { assertQuantity, costOf, lineOf } from "./lines";

const capacity = (over: object) => ({ capacity: { instanceTypes: ["t3.medium"], min: 4, max: 8, ...over } });

describe("the instances on demand", () => {
    const cases: readonly (readonly [instances: number, base: number, spot: number, onDemand: number, why: string])[] =
        [
            [4, 0, 0, 4, "all without Spot"],
            [4, 0, 100, 0, "none with nothing but Spot"],
            [4, 1, 100, 1, "the base, with nothing but Spot above it"],
            [4, 1, 50, 3, "the base, and half of the three above it rounded up"],
            [5, 0, 70, 2, "30 % of five, rounded up"],
            [2, 3, 50, 2, "no more than there are, with a base that is not reached"],
            [0, 2, 50, 0, "none of none"],
        ];
    for (const [instances, base, spot, onDemand, why] of cases) {
        it(`are ${why}: ${onDemand} of ${instances} with a base of ${base} and ${spot} % Spot`, () => {
            assert.equal(onDemandInstances(instances, base, spot), onDemand);
        });
    }

    it("become no fewer, and leave no fewer to Spot, as the group grows", () => {
        fc.assert(
            fc.property(fc.nat(200), fc.nat(20), fc.nat(100), (instances, base, spot) => {
                const now = onDemandInstances(instances, base, spot);
                const next = onDemandInstances(instances + 1, base, spot);
                assert.ok(next >= now && instances + 1 - next >= instances - now);
            }),
            { seed: 1 },
        );
    });
});

describe("the lines of instances", () => {
    it("share the group between on demand and Spot", () => {
        const cost = costOf({ sections: capacity({ onDemandBase: 1, spot: 50 }) });
        assertQuantity(cost, "instances/on-demand", 3 * 730, "instance-hours");
        assertQuantity(cost, "instances/spot", 730, "instance-hours");
    });

    it("price Spot by the discount", () => {
        const cost = costOf({ sections: { ...capacity({ spot: 100 }), cost: { spotDiscount: 75 } } });
        assert.equal(lineOf(cost, "instances/spot")?.unitUsd, 0.0114);
        assert.equal(lineOf(cost, "instances/on-demand"), undefined);
    });

    it("count the root volume of each instance", () => {
        assertQuantity(
            costOf({ sections: capacity({ rootVolume: "50 GiB" }) }),
            "instances/root-volumes",
            200,
            "GB-months",
        );
    });

    it("tell an instance type that has no price, and leave it out of the total", () => {
        const cost = costOf({ sections: capacity({ instanceTypes: ["m7i.large"] }) });
        assert.equal(lineOf(cost, "instances/on-demand")?.missing, "no price for m7i.large in eu-west-1");
        assert.equal(lineOf(cost, "instances/on-demand")?.monthlyUsd, undefined);
        assert.deepEqual(cost.missing, ["no price for m7i.large in eu-west-1"]);
    });

    it("are none where all runs on Fargate and the group may be empty", () => {
        const cost = costOf({
            sections: { capacity: { instanceTypes: ["t3.medium"], min: 0, max: 2 } },
            services: [webService({ capacity: "fargate", cpu: "0.25 vCPU", memory: "512 MiB" })],
        });
        assert.deepEqual(
            cost.lines.filter(({ key }) => key.startsWith("instances/")),
            [],
        );
    });
});

describe("the metrics", () => {
    it("are seven an instance with detailed monitoring", () => {
        assertQuantity(
            costOf({ sections: capacity({ detailedMonitoring: true }) }),
            "metrics/instances",
            28,
            "metrics",
        );
        assert.equal(
            lineOf(costOf({ sections: capacity({ detailedMonitoring: false }) }), "metrics/instances"),
            undefined,
        );
    });

    it("are those that the configuration says of Container Insights, for each service", () => {
        const environment = { class: "disposable", containerInsights: "enabled" };
        const cost = costOf({ sections: { environment, cost: { insightsMetrics: 12 } } });
        assertQuantity(cost, "metrics/container-insights", 12, "metrics");
    });

    it("have another price with enhanced observability, which makes some of each task too", () => {
        const environment = { class: "disposable", containerInsights: "enhanced" };
        const cost = costOf({
            sections: { environment, cost: { insightsMetrics: 12, insightsTaskMetrics: 30 } },
            services: [worker({ scaling: { min: 2 } })],
        });
        assertQuantity(cost, "metrics/container-insights", 12, "metrics");
        assertQuantity(cost, "metrics/container-insights-tasks", 60, "metrics");
        assert.equal(lineOf(cost, "metrics/container-insights-tasks")?.unitUsd, 0.07);
    });
});
