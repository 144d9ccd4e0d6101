import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { worker } from "../../support/plans";
import { pricesFixture } from "../../support/prices";
import { costOf, lineOf, type PricedEnvironment } from "./lines";

const costWith = (databases: readonly ServiceConfiguration["database"][], over: PricedEnvironment = {}) =>
    costOf({
        services: databases.map((database, index) =>
            worker({ name: `mailer-${index + 1}`, ...(database && { database }) }),
        ),
        ...over,
    });

const amounts = (...databases: readonly ServiceConfiguration["database"][]) =>
    Object.fromEntries(
        costWith(databases)
            .lines.filter(({ key }) => /^(databases|secrets)\//.test(key))
            .map(({ key, quantity }) => [key, quantity.min]),
    );

describe("the cost of databases", () => {
    it("is hours by instance class, disks and secrets", () => {
        assert.deepEqual(amounts({}, {}, { instance: "db.m7g.large", storage: "100 GiB" }), {
            "databases/db.m7g.large": 730,
            "databases/db.t4g.micro": 1460,
            "databases/storage": 140,
            "secrets/kept": 6,
            "secrets/read": 0.01,
        });
    });

    it("is twice the hours and the disk with a standby, which the estimate says", () => {
        assert.deepEqual(amounts({ multiZone: true }), {
            "databases/db.t4g.micro": 1460,
            "databases/storage": 40,
            "secrets/kept": 2,
            "secrets/read": 0.01,
        });
        assert.ok(
            costWith([{}]).assumptions.some(({ text }) => text.startsWith("a database with a standby costs as two")),
        );
    });

    for (const [what, database, key, usd] of [
        ["an hour of its class", {}, "databases/db.t4g.micro", 12.41],
        ["an hour of each of a pair", { multiZone: true }, "databases/db.t4g.micro", 24.82],
        ["its disk", { storage: "100 GiB" }, "databases/storage", 12.7],
        ["its two secrets", {}, "secrets/kept", 0.8],
        ["what is asked of them", {}, "secrets/read", 0.05],
    ] as const)
        it(`has the price of ${what}`, () => assert.equal(lineOf(costWith([database]), key)?.monthlyUsd?.desired, usd));

    it("has backups where they take more than the disks", () => {
        const sections = { cost: { databaseBackups: "30 GiB" } };
        const line = (databases: readonly ServiceConfiguration["database"][]) =>
            lineOf(costWith(databases, { sections }), "databases/backups");
        assert.equal(line([{}, {}])?.monthlyUsd?.desired, 2.85);
        assert.equal(line([undefined]), undefined);
    });

    it("is from the least to the most capacity on Aurora Serverless, twice with a reader", () => {
        const estimate = costWith([{ serverless: { min: 0.5, max: 4 }, multiZone: true }]);
        const kinds = estimate.lines.filter(({ key }) => key.startsWith("databases/"));
        assert.deepEqual(
            kinds.map(({ key, quantity }) => [key, quantity]),
            [["databases/serverless", { min: 730, desired: 730, max: 5840 }]],
        );
        assert.ok(
            estimate.missing.some((reason) => reason.startsWith("what a capacity unit and the storage of Aurora")),
        );
    });

    it("is told as missing for a class whose price is not known, and is none without a database", () => {
        const { missing } = costWith([{ instance: "db.r7g.large" }]);
        assert.deepEqual(missing, ["no price for db.r7g.large in eu-west-1"]);
        assert.deepEqual(costWith([{}], { prices: { ...pricesFixture, databases: {} } }).missing, [
            "no price for db.t4g.micro in eu-west-1",
        ]);
        assert.deepEqual(amounts(undefined), {});
    });
});
