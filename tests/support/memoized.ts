import { inspect } from "node:util";

/** Runs a function once for the same arguments, and gives its first result again: recordings do not change. */
export function memoized<Args extends readonly unknown[], Result>(
    make: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
    const results = new Map<string, Promise<Result>>();
    return (...args) => {
        const asked = inspect(args, { depth: null });
        const result = results.get(asked) ?? make(...args);
        results.set(asked, result);
        return result;
    };
}
