import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stackText, TemporaryProject } from "./support/temporary-project";

/** The command line, compiled by the first run of scripts/flotilla.mjs. */
const entry = resolve(".flotilla/command-line/cli/flotilla.js");
const noNetwork = resolve("tests/cli/support/no-network.cjs");

/** Runs the compiled command line in a process without network, credentials, home or any command to find. */
const run = (
    cwd: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, ["--require", noNetwork, entry, ...args], {
        cwd,
        env: { PATH: "", HOME: "/nowhere", ...env },
        encoding: "utf8",
    });

describe("flotilla as a process", () => {
    const project = new TemporaryProject();
    const broken = new TemporaryProject({ "Pulumi.dev.yaml": stackText("shop:netwrok: {}") });
    const pages = mkdtempSync(join(tmpdir(), "flotilla-page-"));
    before(() => {
        const { status, stderr } = spawnSync(process.execPath, [resolve("scripts/flotilla.mjs"), "--version"]);
        assert.equal(status, 0, String(stderr));
    });
    after(() => {
        for (const each of [project, broken]) each.remove();
        rmSync(pages, { recursive: true });
    });

    for (const args of [
        ["check"],
        ["plan", "dev"],
        ["diff", "dev", "prod"],
        ["report", "dev", "--out", join(pages, "report.html")],
        ["zones"],
        ["prices"],
    ]) {
        it(`needs no network, credentials or Pulumi: ${args.join(" ")}`, () => {
            const { status, stderr } = run(project.folder, args);
            assert.deepEqual([status, stderr], [0, ""]);
        });
    }

    it("loads nothing of the AWS SDK for a command that asks AWS for nothing", () => {
        const { stdout } = spawnSync(
            process.execPath,
            [
                "-e",
                `process.argv.splice(1, 0, "x"); process.on("exit", () => console.log(Object.keys(require.cache).filter((file) => /@aws-sdk|@smithy/.test(file)).length)); require(${JSON.stringify(entry)})`,
                "check",
                "--json",
            ],
            { cwd: project.folder, encoding: "utf8" },
        );
        assert.match(stdout, /\}\n0\n$/);
    });

    it("notices it where something does ask the network", () => {
        const { status, stderr } = run(project.folder, ["zones", "--refresh"], {
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
        });
        assert.equal(status, 99, stderr);
    });

    it("exits with 1 where something is wrong", () => assert.equal(run(broken.folder, ["check"]).status, 1));
    it("exits with 2 where it is used wrongly", () => assert.equal(run(project.folder, ["chekc"]).status, 2));

    it("has no colours in a pipe", () => assert.doesNotMatch(run(broken.folder, ["check"]).stdout, /\[\d/));
    it("has colours in a pipe with FORCE_COLOR", () =>
        assert.match(run(broken.folder, ["check"], { FORCE_COLOR: "1" }).stdout, /\[31m/));

    it("prints one JSON document and nothing else with --json", () => {
        const { stdout, stderr } = run(broken.folder, ["check", "--json"]);
        assert.equal(stderr, "");
        assert.equal((JSON.parse(stdout) as { ok: boolean }).ok, false);
    });

    it("ends quietly where nobody reads on", () => {
        const { stderr } = spawnSync("/bin/sh", ["-c", `"${process.execPath}" "${entry}" plan dev --json | true`], {
            cwd: project.folder,
            encoding: "utf8",
        });
        assert.equal(stderr, "");
    });
});
