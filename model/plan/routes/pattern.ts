/** Patterns as an ALB compares them with a text: `*` stands for any characters and `?` for exactly one. */

/** Brings each run of wildcards into one form: first the `?`, then at most one `*`, which matches the same. */
export const normalise = (pattern: string): string =>
    pattern.replace(/[*?]+/g, (run) => run.replace(/\*/g, "") + (run.includes("*") ? "*" : ""));

/** How many wildcards a pattern has. */
export const wildcardsIn = (pattern: string): number => pattern.match(/[*?]/g)?.length ?? 0;

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
export function includesPattern(outer: string, inner: string): boolean {
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

/** Whether some text matches both patterns. */
export function overlapsPattern(a: string, b: string): boolean {
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
