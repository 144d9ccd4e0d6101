import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { byKey } from "../model/by-key";
import { ProjectError } from "./project-error";

/** The names of an account's zones by region. Their order gives each zone its addresses, so it never changes. */
export type ZoneNames = Readonly<Record<string, readonly string[]>>;

/** The file, in the project's folder, that keeps the account's zones. */
export const zonesFile = "zones.json";

const isNames = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((name) => typeof name === "string");

/**
 * Reads the zones that `flotilla zones --refresh` wrote.
 * @param folder the project's folder
 * @returns nothing where there is no such file
 * @throws ProjectError if the file is not what was written
 */
export function readZoneNames(folder: string): ZoneNames {
    const path = join(folder, zonesFile);
    if (!existsSync(path)) return {};
    const wrong = () =>
        new ProjectError(
            `${zonesFile}: is not an object of lists; write { "eu-west-1": ["eu-west-1a", "eu-west-1b"] }`,
        );
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(path, "utf8"));
    } catch {
        throw wrong();
    }
    if (typeof content !== "object" || content === null || !Object.values(content).every(isNames)) throw wrong();
    return content as ZoneNames;
}

/** Writes the zones, regions in the order of their names and zones in the given order. */
export function writeZoneNames(folder: string, names: ZoneNames): void {
    writeFileSync(join(folder, zonesFile), `${JSON.stringify(byKey(names), null, 4)}\n`);
}

/** The zones that a region has, set against those that were known. */
export interface MergedZones {
    /** The known ones in their places, then the new ones in the order of their names. */
    readonly names: readonly string[];
    readonly added: readonly string[];
    /** Those that are known and that the account no longer has. They keep their places, or others would move. */
    readonly vanished: readonly string[];
}

/**
 * Adds the zones that an account has to those that are known, without moving one.
 * @param known as they were written down, or undefined where none were
 * @param usual the zones that Flotilla takes where none are written down, whose order a stack may have been built with
 */
export function mergeZones(
    known: readonly string[] | undefined,
    found: readonly string[],
    usual: readonly string[],
): MergedZones {
    const kept = known ?? usual.filter((name) => found.includes(name));
    const added = found.filter((name) => !kept.includes(name)).sort();
    return {
        names: [...kept, ...added],
        added: known === undefined ? found : added,
        vanished: kept.filter((name) => !found.includes(name)),
    };
}
