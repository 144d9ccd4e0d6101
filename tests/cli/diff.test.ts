import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flotilla } from "./support/temporary-project";
import { GitProject, service } from "./support/git-project";

describe("docs/compare-environments.md", () => {
    it("shows what is printed for a project that flotilla init makes", async () => {
        const folder = mkdtempSync(join(tmpdir(), "flotilla-page-"));
        try {
            await flotilla(folder, ["init", "--name", "shop"]);
            const { stdout } = await flotilla(folder, ["diff", "dev", "prod"]);
            const page = readFileSync("docs/compare-environments.md", "utf8");
            const [, shown = ""] = /\$ npx flotilla diff dev prod\n([^]*?)\n…/.exec(page) ?? [];
            assert.equal(stdout.slice(0, shown.length), shown);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});

describe("flotilla diff of two stacks", () => {
    const project = new GitProject();
    project.write(service("web", 'environment: { API_TOKEN: "hunter2" },'));
    after(() => project.remove());

    it("says how the second differs from the first, the short of it first", async () => {
        const { code, stdout } = await project.diff("dev", "prod");
        assert.equal(code, 0);
        assert.match(stdout, /^dev → prod: 1 service differs, \d+ shared settings differ/);
    });

    it("has a column for each stack", async () => {
        const { stdout } = await project.diff("dev", "prod");
        assert.match(stdout, /│ service │ setting +│ dev +│ prod +│/);
        assert.match(stdout, /│ web +│ scaling\.cpu +│ – +│ 60 % +│/);
        assert.match(stdout, /│ environment\.class +│ disposable +│ production +│/);
    });

    it("says that a stack does not differ from itself", async () => {
        assert.equal((await project.diff("dev", "dev")).stdout, "dev → dev: no differences\n");
    });

    it("exits with 1 with --exit-code", async () => {
        assert.equal((await project.diff("dev", "prod", "--exit-code")).code, 1);
        assert.equal((await project.diff("dev", "dev", "--exit-code")).code, 0);
    });

    it("answers with one JSON document", async () => {
        const { stdout } = await project.diff("dev", "prod", "--json");
        const answer = JSON.parse(stdout) as Record<string, unknown>;
        assert.deepEqual(Object.keys(answer).sort(), [
            "after",
            "before",
            "cost",
            "different",
            "functions",
            "instances",
            "problems",
            "routes",
            "services",
            "shared",
            "summary",
        ]);
        assert.deepEqual([answer["before"], answer["after"]], [{ stack: "dev" }, { stack: "prod" }]);
    });

    it("does not need git", async () => {
        const path = process.env["PATH"];
        process.env["PATH"] = "";
        try {
            assert.equal((await project.diff("dev", "prod")).code, 0);
        } finally {
            process.env["PATH"] = path;
        }
    });

    const misuses: [what: string, args: string[], message: RegExp][] = [
        ["of one stack alone", ["dev"], /compare dev with what\? name another stack, or a git revision with --since/],
        ["of two stacks and a revision", ["dev", "prod", "--since", "main"], /name another stack or --since, not both/],
        ["of a stack that is not there", ["dev", "prd"], /there is no stack "prd"; did you mean "prod"\?/],
        ["of nothing", [], /missing required argument 'stack'/],
    ];
    for (const [what, args, message] of misuses) {
        it(`refuses a comparison ${what}`, async () => {
            const { code, stderr } = await project.diff(...args);
            assert.equal(code, 2);
            assert.match(stderr, message);
        });
    }
});
