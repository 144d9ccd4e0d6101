import { join } from "node:path";
import { buildSync } from "esbuild";
import { ownFolder } from "../program/own-package";
import type { PageAssets } from "./page";

/** Reads the page's style and script, whose source the package carries, and makes one text of each. */
export function readAssets(): PageAssets {
    const folder = join(ownFolder(), "report", "browser");
    const { outputFiles } = buildSync({
        entryPoints: [join(folder, "main.ts"), join(folder, "main.css")],
        bundle: true,
        format: "iife",
        minify: true,
        target: "es2022",
        charset: "utf8",
        outdir: folder,
        write: false,
        // The package is the same wherever it is installed, and so is the page: no tsconfig.json above it counts.
        tsconfigRaw: "{}",
        logLevel: "silent",
    });
    const text = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text.trim() ?? "";
    return { style: text(".css"), script: text(".js") };
}
