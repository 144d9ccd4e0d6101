// Installs the packages that the lockfile names, where they are not installed yet. Uses nothing but Node.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const installed = "node_modules/.package-lock.json";

/** The versions that a lockfile names, without those of the project itself. */
function versions(file) {
    const { packages } = JSON.parse(readFileSync(file, "utf8"));
    return Object.entries(packages)
        .filter(([path]) => path !== "")
        .map(([path, { version, optional }]) => [path, version, optional]);
}

function upToDate() {
    if (!existsSync(installed)) return false;
    const present = new Map(versions(installed).map(([path, version]) => [path, version]));
    // A platform installs only its own of the optional packages.
    return versions("package-lock.json").every(
        ([path, version, optional]) => present.get(path) === version || (optional && !present.has(path)),
    );
}

if (!upToDate()) {
    console.log("installing packages: npm ci");
    const { status } = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
        stdio: "inherit",
        shell: process.platform === "win32",
    });
    if (status !== 0) {
        console.error("npm ci failed: see above. It needs Node 20.20 or newer, and the npm registry.");
        process.exit(status ?? 1);
    }
}
