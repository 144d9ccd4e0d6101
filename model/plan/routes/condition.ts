import type { RouteInput } from "../../schema/route";

/** What a request must be to take a route: `*` stands for any characters, `?` for exactly one. */
export interface RouteCondition {
    /** The host name, in lower case, or undefined for any. */
    readonly host?: string;
    /** The path; `/*` for any. */
    readonly path: string;
}

/** The path that every request has. */
export const anyPath = "/*";

/** Brings each run of wildcards into one form: first the `?`, then at most one `*`, which matches the same. */
const normalise = (pattern: string) =>
    pattern.replace(/[*?]+/g, (run) => run.replace(/\*/g, "") + (run.includes("*") ? "*" : ""));

/** Turns a route as it is written into its condition. */
export function conditionOf(route: RouteInput): RouteCondition {
    if (typeof route === "string") return { path: normalise(route) };
    const path = normalise(route.path ?? anyPath);
    return route.host === undefined ? { path } : { host: normalise(route.host.toLowerCase()), path };
}

/** A condition as text, the same for the same requests: `api.example.com/orders/*`. */
export const conditionText = (condition: RouteCondition): string => (condition.host ?? "") + condition.path;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const expressions = new Map<string, RegExp>();

/** Whether a text matches a pattern with wildcards, letter case included. */
export function matches(pattern: string, text: string): boolean {
    let expression = expressions.get(pattern);
    if (expression === undefined) {
        const source = [...pattern]
            .map((character) => (character === "*" ? "[^]*" : character === "?" ? "[^]" : escape(character)))
            .join("");
        expression = new RegExp(`^${source}$`);
        expressions.set(pattern, expression);
    }
    return expression.test(text);
}

/** What a pattern begins with, up to its first wildcard. */
const beginning = (pattern: string) => /^[^*?]*/.exec(pattern)?.[0] ?? "";

/**
 * Whether every text that matches `inner` also matches `outer`. It is enough to try each `*` of `inner` as nothing
 * and as a run of a character that no pattern holds, longer than `outer`; and each `?` as another such character.
 */
function includesPattern(outer: string, inner: string): boolean {
    if (!inner.startsWith(beginning(outer))) return false;
    const parts = inner.replace(/\?/g, "\u0001").split("*");
    const run = "\u0002".repeat(outer.length + 1);
    for (let choice = 0; choice < 2 ** (parts.length - 1); choice++) {
        const text = parts
            .map((part, index) => (index < parts.length - 1 ? part + ((choice >> index) & 1 ? run : "") : part))
            .join("");
        if (!matches(outer, text)) return false;
    }
    return true;
}

/** Whether every request that takes `inner` would also take `outer`. */
export function includes(outer: RouteCondition, inner: RouteCondition): boolean {
    const host = outer.host === undefined || (inner.host !== undefined && includesPattern(outer.host, inner.host));
    return host && includesPattern(outer.path, inner.path);
}

/** Whether some text matches both patterns. */
function overlapsPattern(a: string, b: string): boolean {
    const [one, other] = [beginning(a), beginning(b)];
    if (!one.startsWith(other) && !other.startsWith(one)) return false;
    // reached[j]: whether some text matches the first i characters of a and the first j of b.
    let reached = Array.from({ length: b.length + 1 }, (_, j) => /^\**$/.test(b.slice(0, j)));
    for (const character of a) {
        const next = [character === "*" && reached[0] === true];
        for (let j = 1; j <= b.length; j++) {
            const against = b[j - 1];
            const wild = character === "*" || against === "*";
            const same = character === against || character === "?" || against === "?";
            // A star takes what the other pattern has there, or nothing.
            next[j] = wild ? reached[j] === true || next[j - 1] === true : same && reached[j - 1] === true;
        }
        reached = next;
    }
    return reached[b.length] === true;
}

/** Whether some request takes both. */
export function overlaps(a: RouteCondition, b: RouteCondition): boolean {
    const host = a.host === undefined || b.host === undefined || overlapsPattern(a.host, b.host);
    return host && overlapsPattern(a.path, b.path);
}
