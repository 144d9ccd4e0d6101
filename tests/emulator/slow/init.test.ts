import assert from "node:assert/strict";
import { execFile, type ExecFileOptions } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "../support/checkout";

interface Result {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

async function run(command: string, args: readonly string[], options: ExecFileOptions = {}): Promise<Result> {
    try {
        const { stdout, stderr } = await promisify(execFile)(command, args, { maxBuffer: 1 << 26, ...options });
        return { code: 0, stdout: stdout.toString(), stderr: stderr.toString() };
    } catch (error) {
        return error as Result;
    }
}

/** Runs a command that has to succeed. @returns what it printed to standard output */
async function succeed(command: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await run(command, args, options);
    assert.equal(code, 0, `${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
    return stdout;
}

describe("a project made by npx flotilla init, from the package as it is published", () => {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-init-"));
    const shop = join(folder, "shop");
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    const tarball = join(folder, `flotilla-${version}.tgz`);
    const inShop = { cwd: shop };

    before(async () => {
        // In a copy, as another test packs at the same time.
        const copy = checkout("init-pack");
        await succeed("npm", ["pack", "--pack-destination", folder], { cwd: copy.folder }).finally(() => copy.remove());
        const init = ["flotilla", "init", "shop", "--service", "orders", "--flotilla", `file:${tarball}`];
        await succeed("npx", ["--yes", "--package", tarball, "--", ...init], { cwd: folder });
        await succeed("npm", ["install", "--prefer-offline", "--no-fund", "--no-audit"], inShop);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it("has the files that npm would leave out of a package", () => {
        for (const file of [".gitignore", ".mocharc.json", "services/orders/.dockerignore"])
            assert.ok(existsSync(join(shop, file)), file);
    });

    it("compiles", async () => {
        await succeed("npx", ["tsc", "-p", "."], inShop);
    });

    it("passes its own tests, on the plan and on the program", async () => {
        const output = await succeed("npm", ["test"], inShop);
        assert.match(output, /5 passing/);
    });

    it("has no problem but that production lacks a certificate", async () => {
        const output = await succeed("npx", ["flotilla", "check", "--json"], inShop);
        const { stacks } = JSON.parse(output) as { stacks: { stack: string; problems: { id: string }[] }[] };
        assert.deepEqual(
            stacks.map(({ stack, problems }) => [stack, ...problems.map(({ id }) => id)]),
            [["dev"], ["local"], ["prod", "alerts/missing", "load-balancer/https", "waf/missing"]],
        );
    });

    it("has a plan for each stack", async () => {
        for (const stack of ["dev", "local", "prod"]) await succeed("npx", ["flotilla", "plan", stack], inShop);
    });

    it("is not made a second time over itself", async () => {
        const { code, stderr } = await run("npx", ["flotilla", "init", "."], inShop);
        assert.equal(code, 1);
        assert.match(stderr, /nothing was written/);
    });
});
