import assert from "node:assert/strict";
import { cacheNodeSizes } from "../../../model/aws/cache-node-types";
import { instanceType } from "../../../model/aws/instance-types";
import { parsePriceTable } from "../../../model/aws/price-table";
import type { Price, PriceTable } from "../../../model/aws/prices";
import { packagedPrices, packagedRegions } from "../../../program/read-prices";
import { pricesFixture } from "../../support/prices";

const pricesOf = ({ things, instances, databases, caches }: PriceTable): [string, Price][] =>
    Object.entries({ ...things, ...instances, ...databases, ...caches }).map(([name, price]) => [name, price]);

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

        it(`${region}: has what a database, a cache and a table of the usual kind cost`, () => {
            const { things, databases, caches } = table;
            for (const thing of [
                "rds.gp3",
                "rds.backup",
                "dynamodb.million-reads",
                "dynamodb.million-writes",
                "dynamodb.storage",
                "dynamodb.recovery",
                "secrets-manager.secret",
                "sqs.million-requests",
                "lambda.million-requests",
                "lambda.arm64.gb-second",
            ] as const)
                assert.ok(things[thing], thing);
            assert.ok(databases["db.t4g.micro"]);
            assert.ok(Object.keys(caches).length > 0);
        });

        it(`${region}: has node types that ElastiCache has, and prices of databases that double with their size`, () => {
            for (const type of Object.keys(table.caches)) {
                const [, family = "", size = ""] = type.split(".");
                assert.ok(cacheNodeSizes(family)?.includes(size) === true, type);
            }
            for (const family of ["db.m5", "db.m6g", "db.r5", "db.r6g", "db.t3"]) {
                const [large, twice] = [table.databases[`${family}.large`], table.databases[`${family}.xlarge`]];
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
            "a price of a database without a day",
            { ...pricesFixture, databases: { "db.t4g.micro": { ...price, date: "today" } } },
            /^databases\.db\.t4g\.micro\.date: is no day/,
        ],
        [
            "a source of a cache's price that is not there",
            { ...pricesFixture, caches: { "cache.t4g.micro": { ...price, source: 2 } } },
            /^caches\.cache\.t4g\.micro\.source: is 2, but the table has 2 sources/,
        ],
        [
            "a source that is not there",
            { ...pricesFixture, instances: { a: { ...price, source: 2 } } },
            /has 2 sources/,
        ],
    ];
    it("may lack databases and caches, as one that was written before these were known", () => {
        const { databases, caches, ...old } = pricesFixture;
        assert.ok(databases["db.t4g.micro"] && caches["cache.t4g.micro"]);
        assert.deepEqual(parsePriceTable(old), { table: { ...old, databases: {}, caches: {} } });
    });

    for (const [what, value, problem] of refused) {
        it(`is not one with ${what}`, () => {
            const parsed = parsePriceTable(value);
            assert.ok("problem" in parsed);
            assert.match(parsed.problem, problem);
        });
    }
});
