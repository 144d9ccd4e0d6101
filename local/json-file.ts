import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";

/** Reads a JSON file, or undefined where it isn't there or isn't what was written. */
export function readJsonFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
    try {
        return schema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
    } catch {
        return undefined;
    }
}

/** Writes a JSON file, whole or not at all. */
export function writeJsonFile(path: string, value: unknown): void {
    mkdirSync(dirname(path), { recursive: true });
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(value, undefined, 4)}\n`);
    renameSync(unfinished, path);
}

/** Deletes a file or a folder, if it is there. */
export const remove = (path: string): void => rmSync(path, { recursive: true, force: true });
