import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { paths } from "./paths";

/** A hash of the emulator's own code and requirements: an emulator that runs older code is restarted. */
export function emulatorCodeHash(folder: string = paths.emulatorCode): string {
    const hash = createHash("sha256");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((path) => path.replaceAll("\\", "/"))
        .filter((path) => /(\.py|requirements\.txt)$/.test(path) && !path.startsWith("tests/"))
        .sort();
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
    return hash.digest("hex").slice(0, 16);
}
