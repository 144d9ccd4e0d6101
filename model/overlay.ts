import { isSection } from "./schema/show";

/** The keys whose value is one decision, so that an overlay replaces it whole. */
const replacedWhole = new Set(["image", "placement"]);

/** Lays the stack file's values over a service's own: sections merge key by key, everything else is replaced. */
export function overlay(base: unknown, over: unknown): unknown {
    if (!isSection(base) || !isSection(over)) return over;
    const merged: Record<string, unknown> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        merged[key] = Object.hasOwn(base, key) && !replacedWhole.has(key) ? overlay(base[key], value) : value;
    }
    return merged;
}

/** Whether the value at a path comes from the overlay, or would have to be written there if it is missing. */
export function isFromOverlay(base: unknown, over: unknown, path: readonly PropertyKey[]): boolean {
    const [key, ...rest] = path;
    if (key === undefined || !isSection(over) || !isSection(base)) return true;
    if (!Object.hasOwn(over, key)) return false;
    if (!Object.hasOwn(base, key) || replacedWhole.has(String(key))) return true;
    return isFromOverlay(base[String(key)], over[String(key)], rest);
}
