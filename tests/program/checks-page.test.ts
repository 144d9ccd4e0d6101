import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../model/checks";
import { checksPage, readingIds } from "../../scripts/checks-page";

describe("docs/checks.md", () => {
    const page = checksPage();

    it("has a row and a section for each rule, and the row leads to the section", () => {
        for (const { id } of catalogue) {
            assert.ok(page.includes(`| [\`${id}\`](#${id.replaceAll("/", "")}) |`), `no row for ${id}`);
            assert.ok(page.includes(`\n### \`${id}\`\n`), `no section for ${id}`);
        }
    });

    it("describes each id that reading a configuration gives, and no other", () => {
        const files = ["model", "model/parse", "program"].flatMap((folder) =>
            readdirSync(folder)
                .filter((name) => name.endsWith(".ts"))
                .map((name) => join(folder, name)),
        );
        const sources = files.map((file) => readFileSync(file, "utf8")).join("\n");
        const ids = new Set(
            [...sources.matchAll(/"(schema|(?:services|functions|image|stack-file)\/[a-z-]+)",/g)].map(([, id]) => id),
        );
        assert.deepEqual(Object.keys(readingIds).sort(), [...ids].sort());
    });

    it("has no address that ends in a full stop", () => {
        assert.doesNotMatch(page, /https:[^\s>]*\.>/);
    });
});
