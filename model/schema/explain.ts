import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";

/** What is wrong at a place in the input, and what to write instead. */
export interface Explanation {
    /** The place, from the root of the input. */
    readonly path: readonly PropertyKey[];
    readonly reason: string;
    readonly remedy: string;
}

type Issue = z.core.$ZodIssue;

/** The one of `known` that somebody who wrote `word` probably meant, if any is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
    if (known.length === 0) return undefined;
    const candidate = closest(
        word.toLowerCase(),
        known.map((name) => name.toLowerCase()),
    );
    const match = known.find((name) => name.toLowerCase() === candidate);
    return match !== undefined && distance(word.toLowerCase(), candidate) <= Math.max(2, Math.floor(word.length / 3))
        ? match
        : undefined;
}

/** "did you mean "desired"?", or the list of what is known where nothing is near. */
export function proposal(word: string, known: readonly string[]): string {
    const near = nearest(word, known);
    return near !== undefined ? `did you mean "${near}"?` : `known are ${known.join(", ") || "none"}`;
}

const kinds: Readonly<Record<string, string>> = {
    int: "a whole number",
    number: "a number",
    string: "a text",
    boolean: "true or false",
    array: "a list",
    object: "a section with keys",
    record: "a section with keys",
};

const examples: Readonly<Record<string, string>> = {
    int: "write for example 2",
    number: "write for example 2",
    string: "put it in quotes",
    boolean: "write true or false",
    array: "write it as a list: [ … ]",
    object: "write it as key: value pairs",
    record: "write it as key: value pairs",
};

const quote = (value: unknown): string => {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

function at(input: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
        (value, key) =>
            value !== null && typeof value === "object" ? (value as Record<PropertyKey, unknown>)[key] : undefined,
        input,
    );
}

const split = (message: string): { reason: string; remedy: string } => {
    const [reason, ...remedy] = message.split("; ");
    return { reason: reason ?? message, remedy: remedy.join("; ") };
};

/** The branch of a union that the input comes nearest to: the one with the fewest problems that is not of another type altogether. */
function branch(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
    return errors
        .filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_type"))
        .sort((a, b) => a.length - b.length)[0];
}

function explainRange(
    issue: Issue & { code: "too_small" | "too_big" },
    value: unknown,
): { reason: string; remedy: string } {
    const [limit, bound] = issue.code === "too_small" ? [issue.minimum, "least"] : [issue.maximum, "most"];
    const unit = issue.origin === "string" ? " characters" : issue.origin === "array" ? " entries" : "";
    return {
        reason: `must be at ${bound} ${String(limit)}${unit}, got ${quote(value)}`,
        remedy:
            unit === ""
                ? `write ${String(limit)} or ${bound === "least" ? "more" : "less"}`
                : `make it ${bound === "least" ? "longer" : "shorter"}`,
    };
}

/**
 * Turns what Zod found into sentences for the person who wrote the input.
 * @param knownKeys gives the keys that are known at a place, to propose one for a key that is not
 */
export function explain(
    issues: readonly Issue[],
    input: unknown,
    knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): Explanation[] {
    return issues.flatMap((issue): Explanation[] => {
        const path = issue.path;
        const value = at(input, path);
        switch (issue.code) {
            case "unrecognized_keys":
                return issue.keys.map((key) => ({
                    path: [...path, key],
                    reason: `unknown key "${key}"`,
                    remedy: proposal(key, knownKeys(path)),
                }));
            case "invalid_union": {
                const nested = issue.message === "Invalid input" ? branch(issue.errors) : undefined;
                if (nested !== undefined) {
                    const located = nested.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
                    return explain(located, input, knownKeys);
                }
                return [{ path, ...split(issue.message) }];
            }
            case "invalid_type":
                if (issue.message.includes("; ")) return [{ path, ...split(issue.message) }];
                if (value === undefined)
                    return [
                        { path, reason: "is missing", remedy: `it must be ${kinds[issue.expected] ?? issue.expected}` },
                    ];
                return [
                    {
                        path,
                        reason: `must be ${kinds[issue.expected] ?? issue.expected}, got ${quote(value)}`,
                        remedy: examples[issue.expected] ?? "write another value",
                    },
                ];
            case "invalid_value":
                return [
                    {
                        path,
                        reason: `must be one of ${issue.values.join(", ")}, got ${quote(value)}`,
                        remedy:
                            typeof value === "string"
                                ? proposal(value, issue.values.map(String))
                                : `write ${String(issue.values[0])}`,
                    },
                ];
            case "too_small":
            case "too_big":
                if (issue.message.includes("; ")) return [{ path, ...split(issue.message) }];
                return [{ path, ...explainRange(issue, value) }];
            case "invalid_key":
                return [{ path, ...split(issue.issues[0]?.message ?? issue.message) }];
            default:
                return [{ path, ...split(issue.message) }];
        }
    });
}
