import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { jobCommand, serviceCommand } from "../../../local/dev/runnable";
import { LocalError } from "../../../local/local-error";

describe("local: how a service is run", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "flotilla-runnable-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    function write(files: Readonly<Record<string, string>>): void {
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
        }
    }
    const scripts = (of: Readonly<Record<string, string>>) => ({ "package.json": JSON.stringify({ scripts: of }) });

    it("is its own script dev, which reloads by itself", () => {
        write({ ...scripts({ dev: "uvicorn main:app --reload", start: "x" }), "src/server.ts": "" });
        const { words, reload } = serviceCommand("order", folder);
        assert.deepEqual([words, reload], [["run", "--silent", "dev"], false]);
    });
    it("is from the file in which its code begins, compiled or not", () => {
        write({
            ...scripts({ start: "node dist/server.js" }),
            "src/server.ts": "const a: string = 'ran'; console.log(a)",
        });
        const { command, words, reload } = serviceCommand("order", folder);
        assert.ok(reload);
        assert.equal(execFileSync(command, words, { cwd: folder, encoding: "utf8" }), "ran\n");
        rmSync(join(folder, "src"), { recursive: true });
        write({ "src/index.mjs": "" });
        assert.equal(serviceCommand("order", folder).words.at(-1), "src/index.mjs");
    });
    it("is its script start where nothing else is there", () => {
        write(scripts({ start: "python main.py" }));
        assert.deepEqual(serviceCommand("order", folder).words, ["run", "--silent", "start"]);
    });
    it("is told to be missing, with what to write", () => {
        const told = (error: unknown) => error instanceof LocalError && /script dev/.test(error.remedy);
        assert.throws(() => serviceCommand("order", folder), told);
        write({ "package.json": "{" });
        assert.throws(() => serviceCommand("order", folder), /package\.json can't be read/);
    });

    it("runs a job from the source of the file that its image has", () => {
        write({ "src/migrate.ts": "const n: number = 1; console.log(process.argv[2])" });
        const { command, words } = jobCommand(folder, ["node", "dist/migrate.js", "up"]);
        assert.equal(execFileSync(command, words, { cwd: folder, encoding: "utf8" }), "up\n");
    });
    it("runs any other job as it is written", () =>
        assert.deepEqual(jobCommand(folder, ["bin/migrate", "up"]), {
            command: "bin/migrate",
            words: ["up"],
            folder,
            reload: false,
        }));
});
