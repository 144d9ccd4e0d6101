import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { planWith, worker } from "../../support/plans";

const linesOf = (...databases: readonly ServiceConfiguration["database"][]) => {
    const { cost } = planWith({
        services: databases.map((database, index) =>
            worker({ name: `mailer-${index + 1}`, ...(database && { database }) }),
        ),
    });
    return { lines: cost.lines.filter(({ key }) => key.startsWith("databases/")), missing: cost.missing };
};
const amounts = (...databases: readonly ServiceConfiguration["database"][]) =>
    Object.fromEntries(linesOf(...databases).lines.map(({ key, quantity }) => [key, quantity.min]));

describe("the cost of databases", () => {
    it("is hours by instance class, disks and secrets", () => {
        assert.deepEqual(amounts({}, {}, { instance: "db.m7g.large", storage: "100 GiB" }), {
            "databases/db.m7g.large": 730,
            "databases/db.t4g.micro": 1460,
            "databases/storage": 140,
            "databases/secrets": 6,
        });
    });

    it("is twice the hours and the disk with a standby", () => {
        assert.deepEqual(amounts({ multiZone: true }), {
            "databases/db.t4g.micro": 1460,
            "databases/storage": 40,
            "databases/secrets": 2,
        });
    });

    it("is told as missing, and is none without a database", () => {
        const { lines, missing } = linesOf({});
        assert.ok(lines.every(({ monthlyUsd }) => monthlyUsd === undefined));
        assert.ok(missing.some((reason) => reason.startsWith("what an hour of db.t4g.micro costs is not known")));
        assert.deepEqual(amounts(undefined), {});
    });
});
