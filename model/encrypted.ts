import { isSection } from "./schema/show";

/** The way to a value of the stack file, from its key without the namespace: `["services", "order", "cpu"]`. */
export type StackPath = readonly (string | number)[];

/** What stands for an encrypted value where it is not decrypted. */
export const encryptedValue = "(encrypted)";

/** Whether a problem's path is the given one, or one below it. */
export const isAtOrBelow = (path: string, above: string): boolean =>
    path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

/** The key that holds a value, or the list that the value is in: without it, no other value changes its path. */
export function holderOf(path: StackPath): string[] {
    const index = path.findIndex((key) => typeof key === "number");
    return path.slice(0, index < 0 ? path.length : index).map(String);
}

/** A section less the value at a path. The section itself stays as it is. */
export function withoutValue(section: unknown, [key, ...rest]: readonly string[]): unknown {
    if (!isSection(section) || key === undefined || !Object.hasOwn(section, key)) return section;
    if (rest.length > 0) return { ...section, [key]: withoutValue(section[key], rest) };
    return Object.fromEntries(Object.entries(section).filter(([each]) => each !== key));
}
