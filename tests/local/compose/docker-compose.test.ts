import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { whyNoCompose } from "../../support/compose";

interface Resolved {
    readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>;
    readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

describe("a compose file, as Docker Compose reads it", () => {
    const golden = readFileSync(join(__dirname, "shop.compose.yaml"), "utf8");
    const folder = mkdtempSync(join(tmpdir(), "flotilla-compose-"));
    after(() => rmSync(folder, { recursive: true }));

    before(function () {
        const why = whyNoCompose();
        if (why === undefined) return;
        console.log(`    skipped: ${why}`);
        this.skip();
    });

    /** What Compose makes of the file, with variables of the developer's shell. */
    function resolved(environment: Readonly<Record<string, string>> = {}): Resolved {
        writeFileSync(join(folder, "compose.yaml"), golden);
        const { PATH = "", HOME = "" } = process.env;
        const { status, stdout, stderr } = spawnSync("docker", ["compose", "config", "--format", "json"], {
            cwd: folder,
            env: { PATH, HOME, ...environment },
            encoding: "utf8",
        });
        assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
        return JSON.parse(stdout) as Resolved;
    }

    it("has all of its services, and nothing that Compose warns of", () => {
        const { services } = parse(golden) as Resolved;
        assert.deepEqual(Object.keys(resolved().services).sort(), Object.keys(services).sort());
    });

    it("takes secrets from the shell, and text as it is", () => {
        const given = resolved({ PAYMENT_KEY: "mine" }).services["order"]?.environment;
        assert.equal(given?.["PAYMENT_KEY"], "mine");
        // What Compose prints can be read by it again.
        assert.equal(given["PRICE"], "$$5");
        assert.equal(given["FLAG"], "off");
        assert.equal(resolved().services["order"]?.environment?.["PAYMENT_KEY"], "local");
    });

    it("has scripts and routes whose dollar signs are theirs", () => {
        const { configs } = parse(golden) as Resolved;
        for (const [name, { content }] of Object.entries(resolved().configs))
            assert.equal(content, configs[name]?.content, name);
    });
});
