import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildSync } from "esbuild";
import { newProjectFiles } from "../../program/new-project";
import { freePort } from "../support/free-port";

describe("the service of a new project", () => {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-server-"));
    let server: ChildProcess;
    let url: string;

    before(async () => {
        const files = newProjectFiles({ folder, name: "shop", service: "orders", region: "eu-west-1" });
        const source = files.find(({ path }) => path === "services/orders/src/server.mts");
        assert.ok(source !== undefined);
        const outfile = join(folder, "server.mjs");
        // Node 20 does not leave out types itself, as the image's does.
        buildSync({ stdin: { contents: source.text, loader: "ts" }, format: "esm", outfile, logLevel: "silent" });
        const port = await freePort();
        url = `http://127.0.0.1:${port}`;
        server = spawn(process.execPath, [outfile], { env: { PORT: String(port) }, stdio: "inherit" });
        for (
            let tries = 0;
            tries < 100 &&
            !(await fetch(url).then(
                () => true,
                () => false,
            ));
            tries++
        )
            await wait(50);
    });
    after(() => {
        server.kill("SIGKILL");
        rmSync(folder, { recursive: true });
    });

    const answers: [path: string, status: number][] = [
        ["/health", 200],
        ["/orders", 200],
        ["/orders/o-1?full=yes", 200],
        ["/ordersome", 404],
        ["/", 404],
    ];
    for (const [path, status] of answers) {
        it(`answers ${path} with ${status}`, async () => {
            assert.equal((await fetch(`${url}${path}`)).status, status);
        });
    }

    it("stops when it is told to", async () => {
        server.kill("SIGTERM");
        assert.deepEqual(await once(server, "exit"), [0, null]);
    });
});
