import assert from "node:assert/strict";
import { pricesFixture, withoutPrice } from "../../support/prices";
import { costOf, lineOf } from "./lines";

describe("a price that is not known", () => {
    const cost = () => costOf({ prices: withoutPrice("ecr.storage") });

    it("is told in its line, which then has no amount", () => {
        const line = lineOf(cost(), "images/stored");
        assert.equal(line?.missing, "no price for ecr.storage in eu-west-1");
        assert.equal(line.monthlyUsd, undefined);
        assert.equal(line.unitUsd, undefined);
    });

    it("is told beside the total, which is that of the others", () => {
        const known = costOf({});
        const images = lineOf(known, "images/stored")?.monthlyUsd?.min ?? NaN;
        assert.deepEqual(cost().missing, ["no price for ecr.storage in eu-west-1"]);
        assert.equal(cost().totalUsd.min, Math.round((known.totalUsd.min - images) * 100) / 100);
    });

    it("is told once where several lines lack it", () => {
        const { missing } = costOf({ prices: withoutPrice("logs.ingested") });
        assert.deepEqual(missing, ["no price for logs.ingested in eu-west-1"]);
    });

    it("is told in one sentence where nothing is known of the region", () => {
        const { missing, lines, totalUsd, sources } = costOf({ prices: undefined });
        assert.equal(missing.length, 1);
        assert.match(missing[0] ?? "", /eu-west-1: flotilla prices --refresh/);
        assert.ok(lines.length > 5 && lines.every((line) => line.monthlyUsd === undefined));
        assert.deepEqual([totalUsd, sources], [{ min: 0, desired: 0, max: 0 }, []]);
    });

    it("is not taken from an object's own parts", () => {
        const cost = costOf({ prices: { ...pricesFixture, instances: {} } });
        assert.deepEqual(cost.missing, ["no price for t3.medium in eu-west-1"]);
    });
});

describe("a local environment", () => {
    const cost = () => costOf({ sections: { environment: { class: "local" } } });

    it("costs nothing, and says so", () => {
        const { lines, totalUsd, missing, assumptions, note } = cost();
        assert.deepEqual([lines, missing, assumptions], [[], [], []]);
        assert.deepEqual(totalUsd, { min: 0, desired: 0, max: 0 });
        assert.match(note ?? "", /this machine/);
    });

    it("is the only one that has nothing to say instead of lines", () => {
        assert.equal(costOf({}).note, undefined);
    });
});

describe("what an estimate takes for granted", () => {
    const paths = (sections: object) => costOf({ sections: { ...sections } }).assumptions.map(({ path }) => path);

    it("names the option that sets it, and whether it is set", () => {
        const { assumptions } = costOf({ sections: { cost: { natTraffic: "7 GiB" } } });
        const nat = assumptions.find(({ path }) => path === "cost.natTraffic");
        const images = assumptions.find(({ path }) => path === "cost.imageSize");
        assert.deepEqual(nat, {
            path: "cost.natTraffic",
            text: "7 GiB a month go through the NAT gateways",
            set: true,
        });
        assert.equal(images?.set, false);
    });

    it("is only what takes part", () => {
        assert.ok(!paths({}).includes("cost.endpointTraffic"));
        assert.ok(!paths({}).includes("cost.spotDiscount"));
        assert.ok(!paths({}).includes("cost.insightsMetrics"));
        assert.ok(paths({ network: { nat: "none" } }).includes("cost.endpointTraffic"));
        assert.ok(!paths({ network: { nat: "none" } }).includes("cost.natTraffic"));
    });

    it("is told where its price is not known, too", () => {
        const { assumptions } = costOf({ prices: undefined });
        assert.ok(assumptions.some(({ path }) => path === "cost.natTraffic"));
    });
});

describe("the sources of an estimate", () => {
    it("are told with their days, each once", () => {
        assert.deepEqual(costOf({}).sources, [
            "2026-09-11: a list of instances",
            "2026-09-11: a list of everything else",
        ]);
    });

    it("are only those that prices come from", () => {
        const { sources } = costOf({ prices: { ...pricesFixture, instances: {} } });
        assert.deepEqual(sources, ["2026-09-11: a list of everything else"]);
    });
});
