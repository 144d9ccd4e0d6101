import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { contractFiles, withContracts } from "../../scripts/service-contracts";

/** The files of JSON in a folder, and in those within it. */
const written = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

describe("the contracts of the services", () => {
    for (const folder of withContracts())
        it(`of ${basename(dirname(folder))} are what its code says`, async () => {
            const files = await contractFiles(folder);
            assert.deepEqual(written(folder).sort(), [...files.keys()].sort(), "run npm run contracts");
            for (const [name, text] of files) {
                const file = join(folder, name);
                assert.ok(existsSync(file), `${file} is missing; run npm run contracts`);
                assert.equal(readFileSync(file, "utf8"), text, `${file} is stale; run npm run contracts`);
            }
        });
});
