import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Offspring, waitUntil } from "../../../local/dev/offspring";
import { isAlive } from "../../../local/processes";

describe("local: what a run has left that was killed", () => {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-offspring-"));
    const file = join(folder, "processes.json");
    const made = join(folder, "data");
    const source = join(__dirname, "../../../local/dev/offspring");

    after(() => rmSync(folder, { recursive: true }));

    /** A run that starts a process and makes a folder, and tells the process's id. */
    async function startRun() {
        const code = `
            const { Offspring } = require(${JSON.stringify(source)});
            (async () => {
                const offspring = new Offspring(${JSON.stringify(file)});
                await offspring.begin();
                offspring.keepFolder(${JSON.stringify(made)});
                const child = await offspring.start("sleep", ["300"], { stdio: "ignore" });
                console.log(child.pid);
                setInterval(() => {}, 1000);
            })();`;
        mkdirSync(made, { recursive: true });
        const run = spawn(process.execPath, ["-r", "ts-node/register", "-e", code], {
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [line] = (await once(run.stdout, "data")) as [Buffer];
        return { run, child: Number(line.toString()) };
    }

    it("is ended and deleted by the next, which is told where one still runs", async () => {
        const { run, child } = await startRun();
        assert.deepEqual(await new Offspring(file).begin(), { running: run.pid });
        run.kill("SIGKILL");
        await once(run, "exit");
        assert.ok(isAlive(child));

        const next = new Offspring(file);
        assert.deepEqual(await next.begin(), { ended: 1 });
        assert.ok(await waitUntil(() => !isAlive(child), 5));
        assert.ok(!existsSync(made));
        assert.deepEqual(await new Offspring(join(folder, "other.json")).begin(), { ended: 0 });
        await next.finish();
        assert.ok(!existsSync(file));
    });
});
