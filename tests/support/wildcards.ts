/**
 * What patterns with wildcards mean, worked out in another way than the model does, to judge it by: patterns as
 * automata, run on all texts at once. Exact, and slow.
 */

/** The positions in a pattern that can be reached without another character. */
function closure(pattern: string, positions: Iterable<number>): number[] {
    const reached = new Set<number>();
    for (let position of positions) {
        reached.add(position);
        while (pattern[position] === "*") reached.add(++position);
    }
    return [...reached].sort((a, b) => a - b);
}

function step(pattern: string, positions: readonly number[], character: string): number[] {
    return closure(
        pattern,
        positions.flatMap((position) => {
            const wanted = pattern[position];
            if (wanted === "*") return [position];
            return wanted !== undefined && (wanted === "?" || wanted === character) ? [position + 1] : [];
        }),
    );
}

/** Whether a text matches a pattern. */
export function accepts(pattern: string, text: string): boolean {
    let positions = closure(pattern, [0]);
    for (const character of text) positions = step(pattern, positions, character);
    return positions.includes(pattern.length);
}

/** Whether every text that matches `inner` matches `outer`. */
export function within(inner: string, outer: string): boolean {
    const other = "\u0000";
    const alphabet = [...new Set([...inner, ...outer, other])].filter((character) => !"*?".includes(character));
    const start = [closure(inner, [0]), closure(outer, [0])] as const;
    const seen = new Set<string>();
    const left = [start];
    for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
        const [a, b] = pair;
        const key = `${a.join()} ${b.join()}`;
        if (a.length === 0 || seen.has(key)) continue;
        seen.add(key);
        if (a.includes(inner.length) && !b.includes(outer.length)) return false;
        for (const character of alphabet) left.push([step(inner, a, character), step(outer, b, character)]);
    }
    return true;
}

/** Whether some text matches both patterns. */
export function meet(one: string, other: string): boolean {
    const alphabet = [...new Set([...one, ...other, "\u0000"])].filter((character) => !"*?".includes(character));
    const seen = new Set<string>();
    const left = [[closure(one, [0]), closure(other, [0])] as const];
    for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
        const [a, b] = pair;
        const key = `${a.join()} ${b.join()}`;
        if (a.length === 0 || b.length === 0 || seen.has(key)) continue;
        seen.add(key);
        if (a.includes(one.length) && b.includes(other.length)) return true;
        for (const character of alphabet) left.push([step(one, a, character), step(other, b, character)]);
    }
    return false;
}

/** Concrete texts that match a pattern: each wildcard is replaced in several ways. */
export function words(pattern: string): string[] {
    const fillings: Readonly<Record<string, readonly string[]>> = { "*": ["", "a", "b/a", "zz"], "?": ["a", "z"] };
    return [...pattern].reduce<string[]>(
        (texts, character) =>
            texts.flatMap((text) => (fillings[character] ?? [character]).map((filling) => text + filling)),
        [""],
    );
}
