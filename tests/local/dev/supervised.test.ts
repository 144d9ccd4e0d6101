import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Offspring, waitUntil } from "../../../local/dev/offspring";
import { Supervised, type Told } from "../../../local/dev/supervised";
import { isAlive } from "../../../local/processes";

describe("local: a supervised process", () => {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-supervised-"));
    const told: Told[] = [];
    const started: Supervised[] = [];
    let offspring: Offspring;

    beforeEach(async () => {
        told.length = 0;
        offspring = new Offspring(join(folder, "processes.json"));
        await offspring.begin();
    });
    afterEach(async () => {
        await Promise.all(started.splice(0).map((each) => each.stop()));
        await offspring.finish();
    });
    after(() => rmSync(folder, { recursive: true }));

    function supervise(code: string, command = process.execPath): Supervised {
        const file = join(folder, "server.js");
        writeFileSync(file, code);
        const supervised = new Supervised({
            name: "order",
            runnable: { command, words: [file], folder, reload: true },
            variables: { GREETING: "hello" },
            offspring,
            tell: (line) => told.push(line),
            backOff: { firstMs: 20, mostMs: 200, forgivenAfterMs: 60_000 },
        });
        started.push(supervised);
        supervised.start();
        return supervised;
    }
    const lines = (from: Told["from"]) => told.filter((each) => each.from === from).map(({ line }) => line);
    const until = async (condition: () => boolean) => assert.ok(await waitUntil(condition, 10), JSON.stringify(told));

    it("has its variables and no others, and tells what it prints", async () => {
        supervise("console.log(JSON.stringify(process.env)); console.error('oh'); setInterval(() => {}, 1000);");
        await until(() => lines("stdout").length === 1 && lines("stderr").length === 1);
        const variables = JSON.parse(lines("stdout")[0] ?? "") as Record<string, string>;
        assert.equal(variables["GREETING"], "hello");
        assert.equal(variables["PATH"], undefined);
    });

    it("is started again when it fails, after pauses that grow", async () => {
        const supervised = supervise("process.exit(3);");
        await until(() => supervised.starts >= 3);
        const [first, second] = lines("supervisor");
        assert.equal(first, "ended with exit code 3: starts again in 0.02 s");
        assert.equal(second, "ended with exit code 3: starts again in 0.04 s");
    });

    it("is started again when it is killed", async () => {
        const supervised = supervise("setInterval(() => {}, 1000);");
        await until(() => supervised.pid !== undefined);
        process.kill(supervised.pid ?? 0, "SIGKILL");
        await until(() => supervised.starts === 2 && supervised.pid !== undefined);
        assert.match(lines("supervisor")[0] ?? "", /^was ended by SIGKILL: /);
    });

    it("waits for a change where its configuration is wrong, which another start does not put right", async () => {
        const supervised = supervise("process.exit(78);");
        await until(() => lines("supervisor").length === 1);
        assert.match(lines("supervisor")[0] ?? "", /exit code 78: waits for a change$/);
        writeFileSync(join(folder, "server.js"), "console.log('right'); setInterval(() => {}, 1000);");
        await supervised.restart();
        await until(() => lines("stdout").includes("right"));
    });

    it("says where there is no such command", async () => {
        supervise("", "no-such-command");
        await until(() => lines("supervisor").length === 1);
        assert.match(lines("supervisor")[0] ?? "", /there is no command no-such-command: waits for a change$/);
    });

    it("is asked to stop, with all that it has started", async () => {
        const supervised = supervise(
            "const { spawn } = require('node:child_process');" +
                "const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });" +
                "process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });" +
                "console.log(child.pid); setInterval(() => {}, 1000);",
        );
        await until(() => lines("stdout").length === 1);
        const grandchild = Number(lines("stdout")[0]);
        await supervised.stop();
        assert.deepEqual(lines("stdout").slice(1), ["bye"]);
        assert.deepEqual(lines("supervisor"), []);
        await until(() => !isAlive(grandchild));
    });
});
