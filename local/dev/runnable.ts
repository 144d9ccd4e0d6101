import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { LocalError } from "../local-error";

/** How the code of a service is run. */
export interface Runnable {
    readonly command: string;
    readonly words: readonly string[];
    readonly folder: string;
    /** Whether it is started again when a file of its image is saved. A script of its own sees to that itself. */
    readonly reload: boolean;
}

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

const extensions = ["ts", "mts", "js", "mjs", "cjs"];

/** Where a service's code begins, where no script says so. */
const entries = ["src/server", "src/index", "src/main", "server", "index"].flatMap((path) =>
    extensions.map((extension) => `${path}.${extension}`),
);

/** The words of Node for a file that may be of TypeScript. */
const nodeWords = (file: string): string[] => [
    "--enable-source-maps",
    ...(/\.m?ts$/.test(file) ? ["--import", pathToFileURL(require.resolve("tsx")).href] : []),
    file,
];

const byNode = (folder: string, file: string, rest: readonly string[] = []): Runnable => ({
    command: process.execPath,
    words: [...nodeWords(file), ...rest],
    folder,
    reload: true,
});

function scriptsOf(folder: string): Readonly<Record<string, string>> {
    const manifest = join(folder, "package.json");
    if (!existsSync(manifest)) return {};
    try {
        return manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8"))).scripts;
    } catch {
        throw new LocalError(`${manifest} can't be read`, "correct it");
    }
}

/**
 * How a service is run: by the script `dev` of its package.json, else from the file in which its code begins, else by its
 * script `start`.
 * @param folder the service's folder
 * @throws LocalError if there is none of them
 */
export function serviceCommand(service: string, folder: string): Runnable {
    const scripts = scriptsOf(folder);
    const npm = (script: string, reload: boolean): Runnable => ({
        command: process.platform === "win32" ? "npm.cmd" : "npm",
        words: ["run", "--silent", script],
        folder,
        reload,
    });
    if (scripts["dev"] !== undefined) return npm("dev", false);
    const entry = entries.find((file) => existsSync(join(folder, file)));
    if (entry !== undefined) return byNode(folder, entry);
    if (scripts["start"] !== undefined) return npm("start", true);
    throw new LocalError(
        `nothing says how ${service} is run on this machine`,
        `add a package.json to its folder, with a script dev: {"scripts": {"dev": "uvicorn main:app --reload --port $PORT"}}`,
    );
}

/**
 * How a job is run: its command in the service's folder, where a compiled file is run from its source, `dist/migrate.js`
 * from `src/migrate.ts`.
 */
export function jobCommand(folder: string, [command = "", ...words]: readonly string[]): Runnable {
    const [file = "", ...rest] = words;
    const [, name] = /^(?:\/?app\/|\.\/)?dist\/(.+)\.[cm]?js$/.exec(file) ?? [];
    const source = extensions
        .map((extension) => `src/${name ?? ""}.${extension}`)
        .find((each) => name !== undefined && existsSync(join(folder, each)));
    if (command === "node" && source !== undefined) return byNode(folder, source, rest);
    return { command: command === "node" ? process.execPath : command, words, folder, reload: false };
}
