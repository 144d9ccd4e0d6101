import { isSection } from "./schema/show";

/** Finds, and leaves out, keys named `__proto__`: as keys of an object they would change what it is, not what it holds. */
export function withoutPrototypes(value: unknown, path: readonly PropertyKey[], found: PropertyKey[][]): unknown {
    if (path.length > deepestNesting) return value;
    if (Array.isArray(value)) return value.map((entry, index) => withoutPrototypes(entry, [...path, index], found));
    if (!isSection(value)) return value;
    if (Object.hasOwn(value, "__proto__")) found.push([...path, "__proto__"]);
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => key !== "__proto__")
            .map(([key, inner]) => [key, withoutPrototypes(inner, [...path, key], found)]),
    );
}

/** No configuration is nested as deep; an object that holds itself is. */
const deepestNesting = 20;
