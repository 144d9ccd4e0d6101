import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandNames } from "../../cli/commands";
import { flotilla, inProject, TemporaryProject } from "./support/temporary-project";

describe("flotilla, used", () => {
    const project = new TemporaryProject();
    after(() => project.remove());

    it("prints its version", async () => {
        const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
        assert.deepEqual(await project.run("--version"), { code: 0, stdout: `${version}\n`, stderr: "" });
    });

    it("prints its help with all commands, and examples", async () => {
        const { code, stdout, stderr } = await project.run("--help");
        assert.deepEqual([code, stderr], [0, ""]);
        for (const name of commandNames) assert.match(stdout, new RegExp(`^  ${name}\\b`, "m"));
        assert.match(stdout, /^Examples:$/m);
        assert.match(stdout, /^Exit codes: /m);
    });

    for (const name of commandNames) {
        it(`prints the help of ${name}, with what it does, the shared options and examples`, async () => {
            const { code, stdout, stderr } = await project.run(name, "--help");
            assert.deepEqual([code, stderr], [0, ""]);
            assert.match(stdout, new RegExp(`^Usage: flotilla ${name} `));
            assert.match(stdout, /^\w.{40}/m);
            for (const option of ["--json", "--cwd <folder>"]) assert.ok(stdout.includes(option), option);
            assert.match(stdout, /^Examples:$/m);
            assert.match(stdout, /^Exit codes: 0 /m);
        });
    }

    it("prints the same help by flotilla help check", async () => {
        const [help, option] = [await project.run("help", "check"), await project.run("check", "--help")];
        assert.deepEqual(help, option);
    });

    for (const [what, args, message] of [
        ["an unknown command", ["chekc"], /unknown command 'chekc'\s+\(Did you mean check\?\)/],
        ["an unknown option", ["check", "--jsno"], /unknown option '--jsno'\s+\(Did you mean --json\?\)/],
        ["a stack that is not there", ["check", "prdo"], /there is no stack "prdo"; did you mean "prod"\?/],
        ["a stack that is like none", ["plan", "zzzzzz"], /there is no stack "zzzzzz"; known are dev, prod/],
        ["no stack", ["plan"], /missing required argument 'stack'/],
        ["too many stacks", ["plan", "dev", "prod"], /too many arguments/],
        [
            "a folder of services that is not there",
            ["check", "--services", "servcies"],
            /there is no folder .*servcies; /,
        ],
        ["a region that is none", ["zones", "--region", "Frankfurt"], /"Frankfurt" is not a region's name/],
    ] as const) {
        it(`refuses ${what} as wrong usage`, async () => {
            const { code, stdout, stderr } = await project.run(...args);
            assert.equal(code, 2);
            assert.equal(stdout, "");
            assert.match(stderr, message);
            assert.doesNotMatch(stderr, /\n +at /);
        });
    }

    it("without a command is wrong usage, and shows the help", async () => {
        const { code, stderr } = await project.run();
        assert.equal(code, 2);
        assert.match(stderr, /^Usage: flotilla /);
    });

    it("refuses a folder without a project with a sentence", async () => {
        const { code, stdout, stderr } = await flotilla(tmpdir(), ["check", "--cwd", "no-such-folder"]);
        assert.deepEqual([code, stdout], [1, ""]);
        assert.equal(
            stderr,
            `error: there is no Pulumi.yaml in ${join(tmpdir(), "no-such-folder")}; go to a project's folder, or name it with --cwd\n`,
        );
    });

    it("tells an error in JSON where that was asked for", async () => {
        const { code, stdout, stderr } = await flotilla(tmpdir(), ["check", "--json", "--cwd", "no-such-folder"]);
        assert.deepEqual([code, stderr], [1, ""]);
        assert.match((JSON.parse(stdout) as { error: string }).error, /^there is no Pulumi\.yaml/);
    });

    it("works in the folder that --cwd names, before and after the command", async () => {
        for (const args of [
            ["--cwd", project.folder, "check"],
            ["check", "-C", project.folder],
        ])
            assert.equal((await flotilla(tmpdir(), args)).code, 0);
    });

    it("refuses a project without stacks", async () => {
        const { code, stderr } = await inProject({}, async (empty) => {
            const { rmSync } = await import("node:fs");
            for (const stack of ["dev", "prod"]) rmSync(join(empty.folder, `Pulumi.${stack}.yaml`));
            return empty.run("check");
        });
        assert.equal(code, 2);
        assert.match(stderr, /there is no stack here/);
    });
});

describe("the colours of flotilla", () => {
    const project = new TemporaryProject({ "Pulumi.dev.yaml": "config: {}\n" });
    after(() => project.remove());
    const coloured = /\u001b\[/;
    const check = (env: Readonly<Record<string, string>>, terminal?: number, ...more: readonly string[]) =>
        flotilla(project.folder, ["check", ...more], { env, ...(terminal !== undefined && { terminal }) });

    it("are on a terminal", async () => assert.match((await check({}, 80)).stdout, coloured));
    it("are not without a terminal", async () => assert.doesNotMatch((await check({})).stdout, coloured));
    it("are not on a terminal with NO_COLOR", async () =>
        assert.doesNotMatch((await check({ NO_COLOR: "1" }, 80)).stdout, coloured));
    it("are not on a dumb terminal", async () =>
        assert.doesNotMatch((await check({ TERM: "dumb" }, 80)).stdout, coloured));
    it("are without a terminal with FORCE_COLOR", async () =>
        assert.match((await check({ FORCE_COLOR: "1" })).stdout, coloured));
    it("are not because of CI", async () => assert.doesNotMatch((await check({ CI: "true" })).stdout, coloured));
    it("are never in JSON", async () =>
        assert.doesNotMatch((await check({ FORCE_COLOR: "1" }, 80, "--json")).stdout, coloured));
    it("change no word", async () => {
        const { stdout } = await check({ FORCE_COLOR: "1" });
        assert.equal(stdout.replace(/\u001b\[\d+m/g, ""), (await check({})).stdout);
    });
});
