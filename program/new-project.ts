import { availabilityZones } from "../model/aws/availability-zones";
import { ownManifest } from "./own-package";
import { withShop } from "./shop";
import { templateFiles, writeNewFiles, type ProjectFile } from "./template-files";

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
    /** Whether it begins with the five services of the shop instead of one. @default false */
    readonly example?: boolean;
    /** What npm takes flotilla from: a version, or a tarball's path. @default this version */
    readonly flotilla?: string;
}

/** How many zones production has, where the region has as many. */
const productionZones = 3;

const zonesOf = (region: string): number => Math.min(productionZones, availabilityZones(region).length);

/** The words of the template that stand for what a project chooses: each is valid where it stands. */
const placeholders = ({ name, service, region }: NewProjectArgs): Readonly<Record<string, string>> => ({
    "project-name": name,
    "service-name": service,
    "region-name": region,
    "zone-count": String(zonesOf(region)),
});

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
    const files = templateFiles("project", placeholders(args)).map(({ path, text }) => ({
        path,
        text: path === "package.json" ? withVersions(text, args.flotilla) : text,
    }));
    return args.example === true ? withShop(files, { ...args, zones: zonesOf(args.region) }) : files;
}

/**
 * Writes a new project.
 * @returns the paths of its files, relative to its folder
 * @throws ProjectError if one of them is there already; then nothing is written. And if the folder can't be written to
 */
export const writeNewProject = (args: NewProjectArgs): string[] => writeNewFiles(args.folder, newProjectFiles(args));
