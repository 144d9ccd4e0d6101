import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describePrices } from "../../cli/commands/prices";
import { inProject, stackText } from "./support/temporary-project";

describe("flotilla prices", () => {
    it("shows how many prices are known of each region, of which days, and their sources", async () => {
        const { code, stdout } = await inProject({}, (project) => project.run("prices"));
        assert.equal(code, 0);
        assert.match(stdout, /│ eu-west-1 │ +\d+ │ +\d+ │ +\d+ │ +\d+ │ \d{4}-\d\d-\d\d │ \d{4}-\d\d-\d\d │/);
        assert.match(stdout, /^eu-west-1\n {2}\S/m);
    });

    it("says that nothing is known of a region without prices", async () => {
        const files = { "Pulumi.dev.yaml": stackText().replace("eu-west-1", "ap-south-2") };
        const { code, stdout } = await inProject(files, (project) => project.run("prices"));
        assert.equal(code, 0);
        assert.match(stdout, /│ ap-south-2 │ +0 │ +0 │ +0 │ +0 │ none known │/);
    });

    it("answers with one JSON document", async () => {
        const { stdout } = await inProject({}, (project) => project.run("prices", "--json"));
        const { regions } = JSON.parse(stdout) as { regions: readonly Record<string, unknown>[] };
        assert.deepEqual(Object.keys(regions[0] ?? {}).sort(), [
            "cacheTypes",
            "databaseTypes",
            "instanceTypes",
            "newest",
            "oldest",
            "others",
            "region",
            "sources",
        ]);
    });

    it("names the oldest and the newest day", () => {
        const price = (date: string) => ({ usd: 1, unit: "hour", date, source: 0 });
        const { oldest, newest, instanceTypes, databaseTypes, cacheTypes, others } = describePrices("eu-west-1", {
            region: "eu-west-1",
            currency: "USD",
            sources: ["a list"],
            things: { "nat-gateway.hour": price("2026-03-01") },
            instances: { "t3.small": price("2026-04-01"), "t3.medium": price("2025-12-31") },
            databases: { "db.t4g.micro": price("2026-05-01") },
            caches: {},
        });
        assert.deepEqual([oldest, newest, instanceTypes, others], ["2025-12-31", "2026-05-01", 2, 1]);
        assert.deepEqual([databaseTypes, cacheTypes], [1, 0]);
    });
});

describe("flotilla prices --refresh without a network", () => {
    const { fetch } = globalThis;
    before(() => {
        globalThis.fetch = () => Promise.reject(new TypeError("fetch failed"));
    });
    after(() => {
        globalThis.fetch = fetch;
    });

    it("says so in a sentence, and writes nothing", async () => {
        await inProject({}, async (project) => {
            const { code, stdout, stderr } = await project.run("prices", "--refresh");
            assert.deepEqual([code, stdout], [1, ""]);
            assert.match(stderr, /^error: /m);
            assert.doesNotMatch(stderr, /\n +at /);
            assert.ok(!existsSync(join(project.folder, "prices")));
        });
    });
});
