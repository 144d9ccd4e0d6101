import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The root of this repository. */
export const repository = resolve(__dirname, "..", "..", "..");

/** Where a test works: a copy of the project as it is on disk, with the installed packages of this one. */
export interface Checkout {
    readonly folder: string;
    /** Writes the file of a service, by its name: another one, or the same with another configuration. */
    writeService(configuration: { readonly name: string }): void;
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
    return {
        folder,
        writeService: (configuration) => {
            const own = join(folder, "services", configuration.name);
            mkdirSync(own, { recursive: true });
            writeFileSync(join(own, "service.ts"), `export default ${JSON.stringify(configuration)};\n`);
        },
        remove: () => rmSync(folder, { recursive: true, force: true }),
    };
}
