import { join, resolve } from "node:path";
import { buildSync, type Message } from "esbuild";
import type { Unreadable } from "../model/parse/service-file";

/** A service's file as JavaScript, or why it has none. */
export type CompiledService = { readonly code: string } | { readonly unreadable: Unreadable };

/** What a service's file imports from this package. It is found even where the project has not installed it yet. */
const ownModules = { "flotilla/service": resolve(__dirname, "..", "model", "define-service") };

/** Where the compiled files would be written to. They are not, but source maps are relative to it. */
export const outputFolder = resolve("/compiled");

/** Compiles files together. @returns their code, by file; throws esbuild's BuildFailure */
function compile(root: string, files: readonly string[]): Map<string, CompiledService> {
    const { outputFiles } = buildSync({
        entryPoints: files.map((file, index) => ({ in: resolve(root, file), out: String(index) })),
        absWorkingDir: root,
        bundle: true,
        platform: "node",
        format: "cjs",
        target: "node20",
        packages: "external",
        alias: ownModules,
        outdir: outputFolder,
        write: false,
        logLevel: "silent",
        // Tells in which line an error was thrown.
        sourcemap: "inline",
        sourcesContent: false,
    });
    const codes = new Map(outputFiles.map(({ path, text }) => [path, text]));
    return new Map(files.map((file, index) => [file, { code: codes.get(join(outputFolder, `${index}.js`)) ?? "" }]));
}

/** The compiler's errors, if it is those that were thrown. */
function errorsOf(thrown: unknown): readonly Message[] | undefined {
    const errors = thrown instanceof Error && "errors" in thrown ? thrown.errors : undefined;
    return Array.isArray(errors) ? (errors as Message[]) : undefined;
}

function explain(file: string, { text, location }: Message): Unreadable {
    const missing = /^Could not resolve "(.+)"$/.exec(text)?.[1];
    return {
        file: location?.file ?? file,
        ...(location && { line: location.line }),
        ...(missing === undefined
            ? { reason: `does not compile: ${text}`, remedy: "correct it" }
            : { reason: `imports "${missing}", which is not there`, remedy: "correct the import, or add the file" }),
    };
}

/**
 * Compiles the files of services and functions, each with what it imports of the project, in one run of the compiler. It leaves types
 * unchecked, which is for `tsc`.
 * @param root the project's folder
 * @param files the services' files, relative to it
 */
export function compileServices(root: string, files: readonly string[]): Map<string, CompiledService> {
    if (files.length === 0) return new Map();
    try {
        return compile(root, files);
    } catch (thrown) {
        const errors = errorsOf(thrown);
        if (errors === undefined) throw thrown;
        return withoutBroken(root, files, errors);
    }
}

/** Leaves out the files that are broken themselves. Where what they import is, each is tried alone. */
function withoutBroken(
    root: string,
    files: readonly string[],
    errors: readonly Message[],
): Map<string, CompiledService> {
    const broken = new Map<string, CompiledService>();
    for (const file of files) {
        const own = errors.find(({ location }) => location?.file === file) ?? (files.length === 1 ? errors[0] : null);
        if (own) broken.set(file, { unreadable: explain(file, own) });
    }
    const others = files.filter((file) => !broken.has(file));
    const tried = broken.size > 0 ? [others] : others.map((file) => [file]);
    return new Map([...broken, ...tried.flatMap((group) => [...compileServices(root, group)])]);
}
