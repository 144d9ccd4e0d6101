import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The root of this repository. */
export const repository = resolve(__dirname, "..", "..", "..");

/** Where a test works: a copy of the project as it is on disk, with the installed packages of this one. */
export interface Checkout {
    readonly folder: string;
    remove(): void;
}

/** Copies the project's files to a folder of its own. */
export function checkout(name: string): Checkout {
    const folder = mkdtempSync(join(tmpdir(), `flotilla-${name}-`));
    const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
        cwd: repository,
        encoding: "utf8",
        maxBuffer: 1 << 26,
    });
    for (const file of files.split("\0").filter((path) => path !== "" && existsSync(join(repository, path)))) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        cpSync(join(repository, file), join(folder, file));
    }
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
