import { encryptedValue, type StackPath } from "../model/encrypted";
import { isSection } from "../model/schema/show";

/** Values of a configuration file, by key with its namespace, with stand-ins for what is encrypted. */
export interface ConfigurationValues {
    readonly values: Readonly<Record<string, unknown>>;
    /** Where the encrypted values are; each begins with the key and its namespace. */
    readonly encrypted: readonly StackPath[];
}

/** A key with its namespace: one without belongs to the project's, and `a:config:b` is how `a:b` used to be written. */
export function namespaced(key: string, project: string): string {
    const parts = key.split(":");
    if (parts.length === 1) return `${project}:${key}`;
    return parts.length === 3 && parts[1] === "config" ? `${parts[0]}:${parts[2]}` : key;
}

/**
 * A value as the program gets it from Pulumi's engine: the engine gives text, which the program reads as JSON where it
 * is JSON, so `"20"` and `20` are the same. That is so for a whole key only, not for the values within a section.
 */
export function fromEngine(value: unknown): unknown {
    if (value === null) return "";
    if (typeof value !== "string") return value;
    try {
        return JSON.parse(value) as unknown;
    } catch {
        return value;
    }
}

/** Whether a value is written as Pulumi writes an encrypted one: `secure: v1:…`. */
const isEncrypted = (value: unknown): boolean =>
    isSection(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string";

/** No configuration is nested as deep; one whose aliases hold themselves is. */
const deepestNesting = 20;

function reveal(value: unknown, path: StackPath, found: StackPath[]): unknown {
    if (isEncrypted(value)) {
        found.push(path);
        return encryptedValue;
    }
    if (path.length > deepestNesting) return value;
    if (Array.isArray(value)) return value.map((each, index) => reveal(each, [...path, index], found));
    if (!isSection(value)) return value;
    // Not by assignment, which would take a key named __proto__ for the object's prototype.
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner, [...path, key], found)]));
}

/** Reads the `config` of a stack file, or the defaults of a project's. */
export function configurationValues(config: Readonly<Record<string, unknown>>, project: string): ConfigurationValues {
    const encrypted: StackPath[] = [];
    const values = Object.fromEntries(
        Object.entries(config).map(([written, value]) => {
            const key = namespaced(written, project);
            return [key, fromEngine(reveal(value, [key], encrypted))];
        }),
    );
    return { values, encrypted };
}
