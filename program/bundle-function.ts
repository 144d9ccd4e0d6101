import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { buildSync, type Message, type OutputFile } from "esbuild";
import { CodeProblem } from "../model/decide";
import type { FunctionCode } from "../model/plan/function";
import { putWhole } from "./put-whole";

/** What a function's code is bundled for. */
export interface BundleOptions {
    /** Where to put the bundle, in a folder named by its hash. @default - it is not kept */
    readonly staging?: string;
    /** The folder that paths are relative to, in messages and in the source map. @default the current folder */
    readonly root?: string;
}

/** The file that Lambda loads. */
const bundleName = "index.js";

/** The compiler's errors, if it is those that were thrown. */
function errorsOf(thrown: unknown): readonly Message[] {
    const errors = thrown instanceof Error && "errors" in thrown ? thrown.errors : undefined;
    if (!Array.isArray(errors)) throw thrown;
    return errors as Message[];
}

function explain([error]: readonly Message[], shown: string): CodeProblem {
    const { text, location } = error ?? { text: "does not compile", location: null };
    const place = location === null ? undefined : `${location.file}:${location.line}`;
    const missing = /^Could not resolve "(.+)"$/.exec(text)?.[1];
    return missing === undefined
        ? new CodeProblem("file", `${shown} does not compile: ${text}`, "correct it", place)
        : new CodeProblem(
              "file",
              `"${missing}" is imported, and is not there`,
              "install it, or correct the import",
              place,
          );
}

/**
 * Looks for the file that a function begins in, without bundling it: the hash is empty.
 * @param folder the function's folder
 * @throws CodeProblem if it is not there
 */
export function findFunctionCode(
    folder: string,
    file: string,
    { root = process.cwd() }: BundleOptions = {},
): FunctionCode {
    const path = resolve(folder, file);
    const shown = relative(root, path);
    if (!existsSync(path) || !statSync(path).isFile())
        throw new CodeProblem("file", `there is no ${shown}`, "add it, or write the file that exports the handler");
    return { path: shown, hash: "" };
}

/**
 * Whether a file exports a name, as far as that can be told without running it: what it passes on from another file, and
 * what a file of CommonJS exports, is not looked for.
 */
function exportsName(path: string, name: string): boolean {
    const { metafile } = buildSync({
        entryPoints: [path],
        format: "esm",
        metafile: true,
        write: false,
        outdir: "/exports",
        logLevel: "silent",
    });
    const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
    return names.includes(name) || /\bexport\s*\*|\bexports\b/.test(readFileSync(path, "utf8"));
}

/**
 * One file with all that is imported, and its source map. Functions and classes keep their names, which errors tell; neither
 * paths nor comments are in it, so that the same code gives the same file on every machine.
 */
function bundle(path: string, root: string): OutputFile[] {
    return buildSync({
        entryPoints: { index: path },
        absWorkingDir: root,
        outdir: join(root, ".flotilla", "bundle"),
        bundle: true,
        platform: "node",
        format: "cjs",
        target: "node22",
        minify: true,
        keepNames: true,
        legalComments: "none",
        sourcemap: "linked",
        sourcesContent: false,
        write: false,
        logLevel: "silent",
    }).outputFiles;
}

const isMap = ({ path }: OutputFile): boolean => path.endsWith(".map");

/** As many as tell one state of the code from all others. */
const hashDigits = 16;

/** Of the code alone: its map names the folders of packages, which differ from one machine to another. */
function hashOf(files: readonly OutputFile[]): string {
    const hash = createHash("sha256");
    for (const { contents } of files.filter((file) => !isMap(file))) hash.update(contents);
    return hash.digest("hex").slice(0, hashDigits);
}

function stage(files: readonly OutputFile[], target: string): void {
    putWhole(target, (folder) => {
        mkdirSync(folder, { recursive: true });
        for (const file of files)
            writeFileSync(join(folder, isMap(file) ? `${bundleName}.map` : bundleName), file.contents);
    });
}

/**
 * Bundles a function's code into one file, the AWS SDK included.
 * @param folder the function's folder
 * @param file the file that it begins in, relative to it
 * @param exported what the file must export
 * @throws CodeProblem if that is not there, or does not compile
 */
export function bundleFunction(
    folder: string,
    file: string,
    exported: string,
    options: BundleOptions = {},
): FunctionCode {
    const { root = process.cwd(), staging } = options;
    const { path: shown } = findFunctionCode(folder, file, options);
    const path = resolve(folder, file);
    let files: OutputFile[];
    try {
        files = bundle(path, resolve(root));
        if (!exportsName(path, exported))
            throw new CodeProblem(
                "export",
                `${shown} does not export "${exported}"`,
                `write \`export const ${exported} = async (event) => { … }\`, or the name that it exports`,
            );
    } catch (thrown) {
        if (thrown instanceof CodeProblem) throw thrown;
        throw explain(errorsOf(thrown), shown);
    }
    const hash = hashOf(files);
    if (staging === undefined) return { path: shown, hash };
    const target = join(staging, hash);
    stage(files, resolve(target));
    return { path: target, hash };
}
