import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import { isSection, show } from "./show";

/** What is wrong at a place in the input, and what to write instead. */
export interface Explanation {
    /** The place, from the root of the input. */
    readonly path: readonly PropertyKey[];
    readonly reason: string;
    readonly remedy: string;
}

type Issue = z.core.$ZodIssue;

/** From how many letters on a beginning counts as the whole word: `prod` for `production`. */
const telling = 3;

/** How many letters may be wrong in a word for it to be taken for another. */
const tolerance = (word: string): number => Math.max(2, Math.floor(word.length / 3));

/** Those of `known` that are near to a word, the nearest first. */
export function nearestOf(word: string, known: readonly string[], most: number): string[] {
    return known
        .map((name) => ({ name, letters: distance(word, name) }))
        .filter(({ letters }) => letters <= tolerance(word))
        .sort((a, b) => a.letters - b.letters || (a.name < b.name ? -1 : 1))
        .slice(0, most)
        .map(({ name }) => name);
}

/** The one of `known` that somebody who wrote `word` probably meant, if any is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
    if (known.length === 0) return undefined;
    const written = word.toLowerCase();
    const candidate = closest(
        written,
        known.map((name) => name.toLowerCase()),
    );
    const match = known.find((name) => name.toLowerCase() === candidate);
    if (match !== undefined && distance(written, candidate) <= tolerance(word)) return match;
    return known.find((name) => {
        const [short, long] = [written, name.toLowerCase()].sort((a, b) => a.length - b.length) as [string, string];
        return short.length >= telling && long.startsWith(short);
    });
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
    const ofAnotherType = (issue: Issue) =>
        issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
    // Each key that a branch does not know is a problem of its own.
    const problems = (issues: readonly Issue[]) =>
        issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
    return errors.filter((issues) => !issues.some(ofAnotherType)).sort((a, b) => problems(a) - problems(b))[0];
}

/** Leaves out what else was found where the type is wrong: a text in the place of a list has no number of entries. */
function withoutConsequences(issues: readonly Issue[]): readonly Issue[] {
    const key = (issue: Issue) => JSON.stringify(issue.path.map(String));
    const wrongTypes = new Set(issues.filter((issue) => issue.code === "invalid_type").map(key));
    return issues.filter((issue) => issue.code === "invalid_type" || !wrongTypes.has(key(issue)));
}

/** Leaves out that a key is missing where a key beside it is a misspelling of it. */
function withoutMisspelt(
    issues: readonly Issue[],
    input: unknown,
    knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): readonly Issue[] {
    const text = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String));
    const meant = new Set(
        issues.flatMap((issue) =>
            issue.code === "unrecognized_keys"
                ? issue.keys.map((key) => text([...issue.path, nearest(key, knownKeys(issue.path)) ?? key]))
                : [],
        ),
    );
    return issues.filter((issue) => at(input, issue.path) !== undefined || !meant.has(text(issue.path)));
}

/** What to say of a key that is not known at a place: it may belong to another variant, or into a section. */
function explainKey(
    key: string,
    siblings: readonly string[],
    known: readonly string[],
    inside: (section: string) => readonly string[],
): { reason: string; remedy: string } {
    if (known.includes(key)) {
        const others = siblings.filter((sibling) => sibling !== key && known.includes(sibling));
        return { reason: `"${key}" does not go with ${others.join(", ")}`, remedy: "remove one" };
    }
    const reason = `unknown key "${key}"`;
    if (nearest(key, known) === undefined) {
        for (const section of known) {
            const near = nearest(key, inside(section));
            if (near !== undefined) return { reason, remedy: `did you mean "${section}.${near}"?` };
        }
    }
    return { reason, remedy: proposal(key, known) };
}

function explainRange(
    issue: Issue & { code: "too_small" | "too_big" },
    value: unknown,
): { reason: string; remedy: string } {
    const [limit, bound] = issue.code === "too_small" ? [issue.minimum, "least"] : [issue.maximum, "most"];
    if (Array.isArray(value))
        return {
            reason: `must have at ${bound} ${String(limit)} entries, got ${value.length}`,
            remedy: bound === "least" ? "add some" : "remove some",
        };
    if (value === "") return { reason: "is empty", remedy: "write a text, or remove it" };
    if (typeof value === "string")
        return {
            reason: `must have at ${bound} ${String(limit)} characters, got ${show(value)}`,
            remedy: `make it ${bound === "least" ? "longer" : "shorter"}`,
        };
    return {
        reason: `must be at ${bound} ${String(limit)}, got ${show(value)}`,
        remedy: `write ${String(limit)} or ${bound === "least" ? "more" : "less"}`,
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
    return withoutMisspelt(withoutConsequences(issues), input, knownKeys).flatMap((issue): Explanation[] => {
        const path = issue.path;
        const value = at(input, path);
        switch (issue.code) {
            case "unrecognized_keys":
                return issue.keys.map((key) => ({
                    path: [...path, key],
                    ...explainKey(key, isSection(value) ? Object.keys(value) : [], knownKeys(path), (section) =>
                        knownKeys([...path, section]),
                    ),
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
                        reason: `must be ${kinds[issue.expected] ?? issue.expected}, got ${show(value)}`,
                        remedy:
                            issue.expected === "string" && typeof value !== "number" && typeof value !== "boolean"
                                ? "write a text"
                                : (examples[issue.expected] ?? "write another value"),
                    },
                ];
            case "invalid_value":
                if (issue.message.includes("; ")) return [{ path, ...split(issue.message) }];
                if (value === undefined)
                    return [{ path, reason: "is missing", remedy: `write one of ${issue.values.join(", ")}` }];
                return [
                    {
                        path,
                        reason: `must be one of ${issue.values.join(", ")}, got ${show(value)}`,
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
