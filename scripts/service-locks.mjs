// Writes the lockfile of each service that is built into an image of its own: `npm run services:lock [name…]`.
// The lockfile of this repository is one for all of its workspaces, and an image has to install its own service alone.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const services = "services";
const chassis = "chassis";
const named = process.argv.slice(2);
const all = readdirSync(services).filter(
    (name) => name !== chassis && existsSync(join(services, name, "package-lock.json")),
);

const folder = mkdtempSync(join(tmpdir(), "flotilla-lock-"));
try {
    mkdirSync(join(folder, chassis));
    cpSync(join(services, chassis, "package.json"), join(folder, chassis, "package.json"));
    for (const name of named.length > 0 ? named : all) {
        const copy = join(folder, name);
        const lock = join(services, name, "package-lock.json");
        mkdirSync(copy);
        cpSync(join(services, name, "package.json"), join(copy, "package.json"));
        if (existsSync(lock)) cpSync(lock, join(copy, "package-lock.json"));
        // As the image installs it: the chassis is a package among others, so that both find one and the same Zod.
        const npm = [
            "install",
            "--package-lock-only",
            "--install-links",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ];
        const { status } = spawnSync("npm", npm, { cwd: copy, stdio: "inherit", shell: process.platform === "win32" });
        if (status !== 0) process.exit(status ?? 1);
        cpSync(join(copy, "package-lock.json"), lock);
    }
} finally {
    rmSync(folder, { recursive: true });
}
