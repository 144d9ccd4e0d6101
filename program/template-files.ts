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

/** The order of files. */
export const byPath = (a: ProjectFile, b: ProjectFile): number => (a.path < b.path ? -1 : 1);

/** Files whose names begin with a dot have this instead: npm leaves a .gitignore out of a package. */
const dotPrefix = "dot-";

function fillIn(text: string, words: Readonly<Record<string, string>>): string {
    const wanted = Object.keys(words).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return text.replace(new RegExp(wanted.join("|"), "g"), (word) => words[word] ?? word);
}

/**
 * A file of this package.
 * @param path relative to the package's folder
 * @param words what each word in its text is replaced by
 */
export const fileOf = (path: string, words: Readonly<Record<string, string>>): ProjectFile => ({
    path,
    text: fillIn(readFileSync(join(ownFolder(), path), "utf8"), words),
});

/**
 * The files of a folder of this package, in the order of their paths.
 * @param folder relative to the package's
 * @param words what each word, in paths and texts, is replaced by
 * @param leftOut the names of folders and files that are not taken. @default none
 */
export function filesOf(
    folder: string,
    words: Readonly<Record<string, string>>,
    leftOut: readonly string[] = [],
): ProjectFile[] {
    const root = join(ownFolder(), folder);
    return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter(
            (source) =>
                !relative(root, source)
                    .split(sep)
                    .some((name) => leftOut.includes(name)),
        )
        .map((source) => {
            const named = join(dirname(source), basename(source).replace(new RegExp(`^${dotPrefix}`), "."));
            const path = fillIn(relative(root, named).split(sep).join("/"), words);
            return { path, text: fillIn(readFileSync(source, "utf8"), words) };
        })
        .sort(byPath);
}

/**
 * The files of a template, in the order of their paths.
 * @param template a folder in templates/
 * @param words what each word of the template, in paths and texts, is replaced by
 */
export const templateFiles = (template: string, words: Readonly<Record<string, string>>): ProjectFile[] =>
    filesOf(join("templates", template), words);

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
