import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { ownFolder } from "./own-package";
import { ProjectError } from "./project-error";

/** A file of a project. */
export interface ProjectFile {
    /** Relative to the project's folder. */
    readonly path: string;
    readonly text: string;
}

/** Files whose names begin with a dot have this instead: npm leaves a .gitignore out of a package. */
const dotPrefix = "dot-";

function fillIn(text: string, words: Readonly<Record<string, string>>): string {
    return text.replace(new RegExp(Object.keys(words).join("|"), "g"), (word) => words[word] ?? word);
}

/**
 * The files of a template, in the order of their paths.
 * @param template a folder in templates/
 * @param words what each word of the template, in paths and texts, is replaced by
 */
export function templateFiles(template: string, words: Readonly<Record<string, string>>): ProjectFile[] {
    const folder = join(ownFolder(), "templates", template);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
            const source = join(entry.parentPath, entry.name);
            const named = join(dirname(source), basename(source).replace(new RegExp(`^${dotPrefix}`), "."));
            const path = fillIn(relative(folder, named).split(sep).join("/"), words);
            return { path, text: fillIn(readFileSync(source, "utf8"), words) };
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Writes files that are not there yet.
 * @param folder what their paths are relative to
 * @returns their paths
 * @throws ProjectError if one of them is there already; then nothing is written. And if the folder can't be written to
 */
export function writeNewFiles(folder: string, files: readonly ProjectFile[]): string[] {
    const there = files.filter(({ path }) => existsSync(join(folder, path)));
    if (there.length > 0) {
        const names = there.map(({ path }) => `\n  ${path}`).join("");
        throw new ProjectError(
            `nothing was written, because ${folder} has files of the same names; choose another folder, or move them:${names}`,
        );
    }
    try {
        for (const { path, text } of files) {
            const file = join(folder, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text, { flag: "wx" });
        }
    } catch (error) {
        throw new ProjectError(`${folder} can't be written to: ${(error as NodeJS.ErrnoException).message}`);
    }
    return files.map(({ path }) => path);
}
