import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readAssets } from "../../report/assets";
import { reportPage } from "../../report/page";
import { assets, pageOf, sectionOf, textOf } from "./sample-page";
import { sampleReport } from "./sample-plan";

describe("the report's page", () => {
    it("has all sections, each with its heading and an entry in the menu", () => {
        const page = pageOf(5);
        for (const id of ["picture", "problems", "routes", "services", "capacity", "cost", "network"]) {
            assert.match(sectionOf(page, id), new RegExp(`<h2 id="${id}-title">`));
            assert.ok(page.includes(`<a href="#${id}">`), id);
        }
    });

    it("is the same for the same report", () => {
        assert.equal(reportPage(sampleReport(5), assets), pageOf(5));
    });

    it("is smaller than 300 kB with 50 services, style and script included", () => {
        const bytes = Buffer.byteLength(reportPage(sampleReport(50), readAssets()));
        assert.ok(bytes < 300_000, `${bytes} bytes`);
    });

    for (const count of [1, 5, 50] as const)
        it(`has each of ${count} services in the picture, in its details and in the table`, () => {
            const page = pageOf(count);
            for (const { name } of sampleReport(count).plan?.services ?? []) {
                assert.ok(page.includes(`id="node-${name}"`), `${name} in the picture`);
                assert.ok(page.includes(`id="details-${name}"`), `details of ${name}`);
                assert.ok(page.includes(`<tr id="service-${name}"`), `${name} in the table`);
            }
        });

    it("has no id twice", () => {
        const ids = [...pageOf(50).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        assert.deepEqual(
            ids.filter((id, index) => ids.indexOf(id) !== index),
            [],
        );
    });

    it("has what every link within the page leads to", () => {
        const page = pageOf(50);
        for (const [, id] of page.matchAll(/ href="#([^"]+)"/g))
            assert.ok(page.includes(` id="${id}"`), `nothing has the id ${id}`);
    });

    it("has every pattern that a shape is filled with", () => {
        const page = pageOf(50);
        const patterns = new Set([...page.matchAll(/fill="url\(#([^)]+)\)"/g)].map(([, id]) => id));
        assert.equal(patterns.size, 40);
        for (const id of patterns) assert.ok(page.includes(`<pattern id="${id}"`), id);
    });

    it("escapes what the configuration and the problems say", () => {
        const page = pageOf(5);
        assert.ok(!page.includes("<script>alert"));
        assert.ok(page.includes("/&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
    });

    it("escapes the names of the project and the stack", () => {
        const page = reportPage({ project: "<b>", stack: '"><i>', problems: [] }, assets);
        assert.ok(!page.includes("<b>") && !page.includes("<i>"));
    });

    it("allows its own style and script by their hashes, and nothing else", () => {
        const hash = (text: string) => createHash("sha256").update(text).digest("base64");
        const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(pageOf(5)) ?? [];
        assert.equal(
            policy?.replaceAll("&#39;", "'"),
            `default-src 'none'; style-src 'sha256-${hash(assets.style)}'; script-src 'sha256-${hash(assets.script)}'; base-uri 'none'; form-action 'none'`,
        );
    });

    it("names nothing that would be fetched", () => {
        assert.doesNotMatch(reportPage(sampleReport(5), readAssets()), /(?:src|href)="(?!#)|url\((?!#)|@import/);
    });
});

describe("the report's overview", () => {
    it("has the figures of the environment", () => {
        const text = textOf(pageOf(5).split("<main")[0] ?? "");
        assert.match(text, /shop prod class production · eu-west-1 · 3 zones/);
        assert.match(text, /Services 5 9 tasks to start with/);
        assert.match(text, /Load balancers 2 4 rules/);
        assert.match(text, /Cost a month \$590 and 1 price missing/);
        assert.match(text, /Problems 2 1 error, 1 warning: not deployed/);
    });

    it("has no cost where no price is known, instead of one of nothing", () => {
        const { plan } = sampleReport(5);
        assert.ok(plan);
        const lines = plan.cost.lines.map(({ key, label, unit, quantity }) => ({ key, label, unit, quantity }));
        const report = { ...sampleReport(5), plan: { ...plan, cost: { ...plan.cost, lines } } };
        assert.match(textOf(reportPage(report, assets)), /Cost a month not known no prices for eu-west-1/);
    });

    it("has a cost's range where no price is missing", () => {
        const { plan } = sampleReport(5);
        assert.ok(plan);
        const report = { ...sampleReport(5), plan: { ...plan, cost: { ...plan.cost, missing: [] } } };
        assert.match(textOf(reportPage(report, assets)), /Cost a month \$590 \$432 to \$1,714/);
    });
});
