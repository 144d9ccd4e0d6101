import assert from "node:assert/strict";
import { sectionIn, withSection } from "../../bench/section";

describe("a section of the measurements", () => {
    const page = "# Benchmark\n\n## One\n\n1\n\n## Two\n\n2\n";

    it("comes last where it is new", () => assert.equal(withSection(page, "Three", "3"), `${page}\n## Three\n\n3\n`));
    it("takes the place of what was there, and of nothing else", () => {
        assert.equal(withSection(page, "Two", "$1"), "# Benchmark\n\n## One\n\n1\n\n## Two\n\n$1\n");
        assert.equal(sectionIn(withSection(page, "One", "new"), "Two"), "## Two\n\n2");
        assert.equal(sectionIn(withSection(page, "One", "new"), "One"), "## One\n\nnew");
    });
    it("is nothing where it is not there", () => assert.equal(sectionIn(page, "Three"), ""));
});
