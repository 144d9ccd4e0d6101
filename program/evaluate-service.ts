import { Console } from "node:console";
import { createRequire, SourceMap, type SourceMapPayload } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { Script } from "node:vm";
import type { Unreadable } from "../model/parse/service-file";
import { outputFolder } from "./compile-services";

/** What a service's file exports by default, or why it exports nothing. */
export type EvaluatedService = { readonly definition: unknown } | { readonly unreadable: Unreadable };

/** How long a service's file may take: one that takes longer does not end. In seconds. */
const longest = 5;

/** A service's file may print, but not between what is printed for programs to read. */
const quiet = new Console(process.stderr);

/** Where code finds its module's variables while it runs: a script that runs with a time limit takes no arguments. */
const given = "__flotillaModule";

/** Runs the code of a CommonJS module. @returns what it exports; throws what it throws */
function run(code: string, path: string, seconds: number): unknown {
    const module = { exports: {} as unknown };
    const variables = {
        module,
        exports: module.exports,
        require: createRequire(path),
        console: quiet,
        __filename: path,
        __dirname: dirname(path),
    };
    const names = Object.keys(variables).join(", ");
    const script = new Script(`(function (${names}) {${code}\n})(...${given})`, { filename: path });
    const globals = globalThis as { [given]?: readonly unknown[] };
    globals[given] = Object.values(variables);
    try {
        script.runInThisContext({ timeout: seconds * 1000, displayErrors: false });
    } finally {
        delete globals[given];
    }
    return module.exports;
}

/** The file and line at which an error was thrown, by the source map in the code. */
function placeOf(error: unknown, code: string, root: string, path: string): { file: string; line?: number } {
    const file = relative(root, path);
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const at = stack.split("\n").find((line) => line.includes(`${path}:`)) ?? "";
    const [, line, column] = /:(\d+):(\d+)\)?$/.exec(at) ?? [];
    const encoded = /\/\/# sourceMappingURL=data:application\/json;base64,(.+)\s*$/.exec(code)?.[1];
    if (line === undefined || encoded === undefined) return { file };
    const payload = JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(Number(line) - 1, Number(column) - 1);
    if (!("originalSource" in entry)) return { file };
    return { file: relative(root, resolve(outputFolder, entry.originalSource)), line: entry.originalLine + 1 };
}

function explain(error: unknown, seconds: number): { reason: string; remedy: string } {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
        return { reason: `has not ended after ${seconds} s`, remedy: "it may only describe the service" };
    if (code === "MODULE_NOT_FOUND")
        return {
            reason: `imports the package ${message.replace("Cannot find module ", "").replaceAll("'", '"')}, which is not there`,
            remedy: "install it, or correct the import",
        };
    return { reason: `throws an error: ${message}`, remedy: "correct it" };
}

/**
 * Runs a service's compiled file.
 * @param code the file as a CommonJS module
 * @param root the project's folder
 * @param file the service's file, relative to it
 * @param seconds how long it may take
 */
export function evaluateService(code: string, root: string, file: string, seconds = longest): EvaluatedService {
    const path = resolve(root, file);
    try {
        const exported = run(code, path, seconds) as {
            readonly __esModule?: boolean;
            readonly default?: unknown;
        } | null;
        const isModule = exported?.__esModule === true || exported?.default !== undefined;
        return { definition: isModule ? exported.default : exported };
    } catch (error) {
        return { unreadable: { ...placeOf(error, code, root, path), ...explain(error, seconds) } };
    }
}
