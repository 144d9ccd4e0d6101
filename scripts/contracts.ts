// Writes what the services promise and expect, from their code: `npm run contracts`.
import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { contractFiles, withContracts } from "./service-contracts";

async function write(): Promise<void> {
    for (const folder of withContracts()) {
        rmSync(join(folder, "pacts"), { recursive: true, force: true });
        for (const [name, text] of await contractFiles(folder)) {
            await mkdir(dirname(join(folder, name)), { recursive: true });
            await writeFile(join(folder, name), text);
        }
    }
}

void write();
