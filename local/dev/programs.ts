import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The folders of the path, in which programs are looked for. */
const pathFolders = (): string[] => (process.env["PATH"] ?? "").split(delimiter);

/**
 * A program on this machine, or undefined.
 * @param before folders that are looked into before those of the path. @default none
 */
export const findProgram = (name: string, before: readonly string[] = []): string | undefined =>
    [...before, ...pathFolders()].map((folder) => join(folder, name)).find((program) => existsSync(program));
