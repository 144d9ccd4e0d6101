import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { availabilityZones } from "../model/aws/availability-zones";
import { ownFolder, ownManifest } from "./own-package";
import { ProjectError } from "./project-error";

/** What a new project is made from. */
export interface NewProjectArgs {
    /** Where its files are written to. It need not be there yet. */
    readonly folder: string;
    /** The project's name, which is the namespace of its configuration. */
    readonly name: string;
    /** The name of its first service. */
    readonly service: string;
    /** The region of the stacks that are on AWS. */
    readonly region: string;
    /** What npm takes flotilla from: a version, or a tarball's path. @default this version */
    readonly flotilla?: string;
}

/** A file of a project. */
interface ProjectFile {
    /** Relative to the project's folder. */
    readonly path: string;
    readonly text: string;
}

/** How many zones production has, where the region has as many. */
const productionZones = 3;

/** Files whose names begin with a dot have this instead: npm leaves a .gitignore out of a package. */
const dotPrefix = "dot-";

/** The words of the template that stand for what a project chooses: each is valid where it stands. */
const placeholders = ({ name, service, region }: NewProjectArgs): Readonly<Record<string, string>> => ({
    "project-name": name,
    "service-name": service,
    "region-name": region,
    "zone-count": String(Math.min(productionZones, availabilityZones(region).length)),
});

function fillIn(text: string, words: Readonly<Record<string, string>>): string {
    return text.replace(new RegExp(Object.keys(words).join("|"), "g"), (word) => words[word] ?? word);
}

/** Gives each package the version that this one is tested with. */
function withVersions(manifest: string, flotilla: string | undefined): string {
    const { version, dependencies, devDependencies } = ownManifest();
    const versions: Readonly<Record<string, string>> = {
        ...dependencies,
        ...devDependencies,
        flotilla: flotilla ?? version,
    };
    const parsed = JSON.parse(manifest) as Record<string, unknown>;
    const pin = (section: unknown) =>
        Object.fromEntries(Object.keys(section as object).map((name) => [name, versions[name] ?? "latest"]));
    const pinned = {
        ...parsed,
        dependencies: pin(parsed["dependencies"]),
        devDependencies: pin(parsed["devDependencies"]),
    };
    return `${JSON.stringify(pinned, null, 4)}\n`;
}

/** The files of a new project, in the order of their paths. */
export function newProjectFiles(args: NewProjectArgs): ProjectFile[] {
    const template = join(ownFolder(), "templates", "project");
    const words = placeholders(args);
    return readdirSync(template, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
            const source = join(entry.parentPath, entry.name);
            const named = join(dirname(source), basename(source).replace(new RegExp(`^${dotPrefix}`), "."));
            const path = fillIn(relative(template, named).split(sep).join("/"), words);
            const text = fillIn(readFileSync(source, "utf8"), words);
            return { path, text: path === "package.json" ? withVersions(text, args.flotilla) : text };
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Writes a new project.
 * @returns the paths of its files, relative to its folder
 * @throws ProjectError if one of them is there already; then nothing is written. And if the folder can't be written to
 */
export function writeNewProject(args: NewProjectArgs): string[] {
    const files = newProjectFiles(args);
    const there = files.filter(({ path }) => existsSync(join(args.folder, path)));
    if (there.length > 0) {
        const names = there.map(({ path }) => `\n  ${path}`).join("");
        throw new ProjectError(
            `nothing was written, because ${args.folder} has files of the same names; choose another folder, or move them:${names}`,
        );
    }
    try {
        for (const { path, text } of files) {
            const file = join(args.folder, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text, { flag: "wx" });
        }
    } catch (error) {
        throw new ProjectError(`${args.folder} can't be written to: ${(error as NodeJS.ErrnoException).message}`);
    }
    return files.map(({ path }) => path);
}
