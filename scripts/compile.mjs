/**
 * Compiles the command line for this repository, without checking types, in a tenth of a second. The package that is
 * published is compiled by `npm run build`.
 */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const folders = ["cli", "local", "model", "program", "report"];

/** The report page's own script: it is bundled into each page, from its source. */
const forBrowsers = join("report", "browser");

/** Compiles to a folder, from which modules find the same packages and files as from here. @returns the entry's path */
export function compileCommandLine(target = join(root, ".flotilla", "command-line")) {
    const files = folders
        .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
        .filter((file) => !file.startsWith(forBrowsers))
        .map((file) => join(root, file));
    buildSync({
        entryPoints: files.filter((file) => /\.(?:ts|json)$/.test(file)),
        absWorkingDir: root,
        outbase: root,
        outdir: target,
        platform: "node",
        format: "cjs",
        target: "node20",
        loader: { ".json": "copy" },
        logLevel: "error",
    });
    return join(target, "cli", "flotilla.js");
}
