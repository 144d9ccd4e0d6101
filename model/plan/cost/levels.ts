import type { Levels } from "./cost";

/** The levels in the order of their columns. */
export const levelNames = ["min", "desired", "max"] as const;

/** One value for each level. */
export const atEach = <Value>(valueOf: (level: keyof Levels<unknown>) => Value): Levels<Value> => ({
    min: valueOf("min"),
    desired: valueOf("desired"),
    max: valueOf("max"),
});

/** The same value at each level: what does not depend on the number of tasks. */
export const throughout = <Value>(value: Value): Levels<Value> => atEach(() => value);

/** The levels with each value changed. */
export const mapLevels = <From, To>(levels: Levels<From>, change: (value: From) => To): Levels<To> =>
    atEach((level) => change(levels[level]));

/** The sum of several amounts at each level. */
export const sumLevels = (amounts: readonly Levels<number>[]): Levels<number> =>
    atEach((level) => amounts.reduce((sum, amount) => sum + amount[level], 0));
