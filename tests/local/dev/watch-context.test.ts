import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "../../../local/dev/offspring";
import { watchContext } from "../../../local/dev/watch-context";

describe("local: what is saved of an image's files", () => {
    it("is told, and nothing of what Docker is not sent", async () => {
        const root = mkdtempSync(join(tmpdir(), "flotilla-watch-"));
        for (const folder of ["order/src", "order/node_modules/x", "chassis", "user"])
            mkdirSync(join(root, folder), { recursive: true });
        writeFileSync(join(root, "order/Dockerfile"), "FROM scratch");
        writeFileSync(join(root, "order/Dockerfile.dockerignore"), "*\n!chassis/\n!order/\n");
        const changed: string[] = [];
        const watch = await watchContext(root, "order/Dockerfile", (path) => changed.push(path));
        try {
            const save = async (path: string, expected: readonly string[]) => {
                writeFileSync(join(root, path), String(Math.random()));
                await waitUntil(
                    () => changed.length === expected.length && expected.length > 0,
                    expected.length > 0 ? 5 : 1,
                );
                assert.deepEqual(changed.splice(0), expected, path);
            };
            await save("user/server.ts", []);
            await save("order/node_modules/x/index.js", []);
            await save("order/src/server.ts", ["order/src/server.ts"]);
            await save("chassis/index.ts", ["chassis/index.ts"]);
        } finally {
            await watch.close();
            rmSync(root, { recursive: true });
        }
    });
});
