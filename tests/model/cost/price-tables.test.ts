import assert from "node:assert/strict";
import { instanceType } from "../../../model/aws/instance-types";
import { parsePriceTable } from "../../../model/aws/price-table";
import type { Price, PriceTable } from "../../../model/aws/prices";
import { packagedPrices, packagedRegions } from "../../../program/read-prices";
import { pricesFixture } from "../../support/prices";

const pricesOf = ({ things, instances }: PriceTable): [string, Price][] =>
    Object.entries({ ...things, ...instances }).map(([name, price]) => [name, price]);

describe("the price tables of the package", () => {
    it("are those of four regions", () => {
        assert.deepEqual(packagedRegions, ["eu-central-1", "eu-west-1", "us-east-1", "us-west-2"]);
    });

    for (const region of packagedRegions) {
        const table = packagedPrices(region);
        assert.ok(table);

        it(`${region}: is a table of prices, each with its day and a source that is there`, () => {
            assert.deepEqual(parsePriceTable(table), { table });
        });

        it(`${region}: has no source that nothing comes from, and an address for each`, () => {
            const used = new Set(pricesOf(table).map(([, { source }]) => source));
            assert.deepEqual(
                [...used].sort((a, b) => a - b),
                [...table.sources.keys()],
            );
            for (const source of table.sources) assert.match(source, /https:\/\/|github\.com\//);
        });

        it(`${region}: has the prices without which no environment can be estimated`, () => {
            const { things, instances } = table;
            for (const thing of [
                "fargate.x86_64.vcpu",
                "nat-gateway.hour",
                "load-balancer.hour",
                "logs.ingested",
            ] as const)
                assert.ok(things[thing], thing);
            for (const type of ["t3.medium", "t3a.medium", "t4g.medium", "m5.large", "m6a.large", "m6g.large"])
                assert.ok(instances[type], type);
        });

        it(`${region}: has prices that double with the size of an instance`, () => {
            for (const family of ["t3", "t4g", "m5", "m6g", "c5", "r5"]) {
                const [large, twice] = [table.instances[`${family}.large`], table.instances[`${family}.xlarge`]];
                assert.ok(large && twice, family);
                assert.ok(Math.abs(twice.usd / large.usd - 2) < 0.01, family);
            }
        });

        it(`${region}: has instance types that exist`, () => {
            const unknown = Object.keys(table.instances).filter((type) => instanceType(type) === undefined);
            assert.ok(unknown.length <= Object.keys(table.instances).length / 20, unknown.join(", "));
        });
    }

    it("are none for another region", () => {
        assert.equal(packagedPrices("eu-north-1"), undefined);
    });
});

describe("a table of prices", () => {
    const price = { usd: 0.1, unit: "hour", date: "2026-11-20", source: 0 };
    const refused: readonly (readonly [what: string, value: unknown, problem: RegExp])[] = [
        ["nothing", undefined, /^the file: /],
        ["another currency", { ...pricesFixture, currency: "EUR" }, /^currency: /],
        ["a thing that is not known", { ...pricesFixture, things: { "nat.hour": price } }, /^things/],
        [
            "a price of nothing",
            { ...pricesFixture, instances: { "t3.nano": { ...price, usd: 0 } } },
            /^instances\.t3\.nano\.usd/,
        ],
        [
            "a price without a day",
            { ...pricesFixture, instances: { a: { ...price, date: "today" } } },
            /date: is no day/,
        ],
        [
            "a source that is not there",
            { ...pricesFixture, instances: { a: { ...price, source: 2 } } },
            /has 2 sources/,
        ],
    ];
    for (const [what, value, problem] of refused) {
        it(`is not one with ${what}`, () => {
            const parsed = parsePriceTable(value);
            assert.ok("problem" in parsed);
            assert.match(parsed.problem, problem);
        });
    }
});
