import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What this package says of itself in its package.json. */
export interface OwnManifest {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package that this file is part of: compiled, it is one folder deeper than as it is written. */
function folderAbove(folder: string): string {
    return existsSync(join(folder, "package.json")) ? folder : folderAbove(dirname(folder));
}

/** The folder of this package, wherever it is installed. */
export const ownFolder = (): string => folderAbove(__dirname);

/** This package's package.json. */
export const ownManifest = (): OwnManifest =>
    JSON.parse(readFileSync(join(ownFolder(), "package.json"), "utf8")) as OwnManifest;
