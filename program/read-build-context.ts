import { createHash } from "node:crypto";
import {
    chmodSync,
    constants,
    copyFileSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    readlinkSync,
    statSync,
    symlinkSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import dockerIgnore from "@balena/dockerignore";
import { ContextProblem } from "../model/decide";
import type { BuildContext } from "../model/plan/image";
import { putWhole } from "./put-whole";

interface Entry {
    /** The path in the context, with `/`. */
    readonly path: string;
    /** Where it is on disk. */
    readonly source: string;
    readonly symbolicLink: boolean;
}

/** Never part of a build, whatever `.dockerignore` says: no image needs them, and they are what makes contexts slow. */
const neverSent = [".flotilla", ".git", "node_modules"];

/**
 * Tells which files of a build context Docker is sent.
 * @returns whether it is sent the file of a path, which is relative to the context and written with `/`
 */
export function sentFiles(root: string, dockerfile: string): (path: string) => boolean {
    const ignoreFile = [`${dockerfile}.dockerignore`, ".dockerignore"]
        .map((name) => join(root, name))
        .find((path) => existsSync(path));
    const filter = dockerIgnore({ ignorecase: false });
    if (ignoreFile !== undefined) filter.add(readFileSync(ignoreFile, "utf8"));
    // Docker reads its own file even where .dockerignore names it.
    return (path) =>
        !path.split("/").some((name) => neverSent.includes(name)) && (path === dockerfile || !filter.ignores(path));
}

function list(root: string, dockerfile: string): Entry[] {
    const isSent = sentFiles(root, dockerfile);
    const entries: Entry[] = [];
    const walk = (folder: string) => {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            const source = join(folder, entry.name);
            const path = relative(root, source).split(sep).join("/");
            if (neverSent.includes(entry.name)) continue;
            if (entry.isDirectory()) walk(source);
            else if (isSent(path)) entries.push({ path, source, symbolicLink: entry.isSymbolicLink() });
        }
    };
    walk(root);
    return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const isExecutable = (file: string) => (statSync(file).mode & 0o111) !== 0;

function hashOf(entries: readonly Entry[]): string {
    const hash = createHash("sha256");
    for (const { path, source, symbolicLink } of entries) {
        const content = symbolicLink ? readlinkSync(source) : readFileSync(source);
        const kind = symbolicLink ? "link" : isExecutable(source) ? "executable" : "file";
        hash.update(`${kind}\0${path}\0${content.length}\0`).update(content);
    }
    return hash.digest("hex");
}

/** Copies the files aside, so that Docker builds what was hashed, and not what an editor saves meanwhile. */
function stage(entries: readonly Entry[], target: string): void {
    putWhole(target, (folder) => {
        for (const { path, source, symbolicLink } of entries) {
            const copy = join(folder, path);
            mkdirSync(dirname(copy), { recursive: true });
            if (symbolicLink) {
                symlinkSync(readlinkSync(source), copy);
            } else {
                copyFileSync(source, copy, constants.COPYFILE_FICLONE);
                chmodSync(copy, isExecutable(source) ? 0o755 : 0o644);
            }
        }
    });
}

/** What a build context is read for. */
export interface BuildContextOptions {
    /** Where to copy the files to, under a folder named by their hash. @default - nothing is copied */
    readonly staging?: string;
    /** The folder that paths are shown relative to. @default the current folder */
    readonly root?: string;
}

/**
 * Looks for a build context without reading it: its hash is empty.
 * @param folder the context's folder
 * @param dockerfile the Dockerfile, relative to the context
 * @throws ContextProblem if the folder or the Dockerfile is not there
 */
export function findBuildContext(
    folder: string,
    dockerfile: string,
    { root = process.cwd() }: BuildContextOptions = {},
): BuildContext {
    const context = resolve(folder);
    const shown = relative(root, context) || ".";
    if (!existsSync(context) || !statSync(context).isDirectory())
        throw new ContextProblem(
            "context",
            `there is no folder ${shown}`,
            "write the folder that Docker builds from, relative to the service's file",
        );
    const file = join(context, dockerfile);
    if (!existsSync(file) || !statSync(file).isFile())
        throw new ContextProblem(
            "dockerfile",
            `there is no ${dockerfile} in ${shown}`,
            "add one, or write the path of one relative to the context",
        );
    return { path: shown, hash: "" };
}

/**
 * Reads a build context: what Docker would be sent, less `.git`, `.flotilla` and `node_modules`.
 * @param folder the context's folder
 * @param dockerfile the Dockerfile, relative to the context
 * @throws ContextProblem if the folder or the Dockerfile is not there
 */
export function readBuildContext(folder: string, dockerfile: string, options: BuildContextOptions = {}): BuildContext {
    const { path } = findBuildContext(folder, dockerfile, options);
    const entries = list(resolve(folder), dockerfile);
    const hash = hashOf(entries);
    if (options.staging === undefined) return { path, hash };
    const target = join(options.staging, hash.slice(0, 16));
    stage(entries, resolve(target));
    return { path: target, hash };
}
