import { randomUUID } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";

/**
 * Puts a folder that is named by its content in its place: it is there whole or not at all, also where several runs put it there
 * at once.
 * @param target the folder; where it is there already, nothing is done
 * @param write makes the folder that it is given, and writes what belongs into it
 */
export function putWhole(target: string, write: (folder: string) => void): void {
    if (existsSync(target)) return;
    const unfinished = `${target}.${randomUUID()}`;
    write(unfinished);
    try {
        renameSync(unfinished, target);
    } catch (error) {
        rmSync(unfinished, { recursive: true });
        // Another run has put the same there in the meantime.
        if (!existsSync(target)) throw error;
    }
}
