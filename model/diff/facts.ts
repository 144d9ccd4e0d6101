import { listText } from "./values";

/** What holds for a subject, in the words of the configuration: `scaling.max` is `4`, `memory` is `512 MiB`. */
export type Facts = Readonly<Record<string, string>>;

/** A fact that two plans do not share. */
export interface Change {
    /** Where it is configured: `scaling.max`, or `network.nat`. */
    readonly path: string;
    /** The value before, or undefined where there was none. */
    readonly before?: string;
    /** The value after, or undefined where there is none. */
    readonly after?: string;
}

/**
 * How to tell of each property of a subject. Every property has its entry, so that the compiler refuses one that a plan
 * gains and nobody tells of.
 */
export type Tellers<Subject, Context = undefined> = {
    readonly [Property in keyof Required<Subject>]: (subject: Subject, context: Context) => Facts;
};

/** Tells of a property that is told elsewhere, or that differs between environments by nature, such as a name. */
export const nothing = (): Facts => ({});

/** Everything that there is to tell of a subject. */
export const factsOf = <Subject extends object, Context>(
    tellers: Tellers<Subject, Context>,
    subject: Subject,
    context: Context,
): Facts =>
    Object.assign(
        {},
        ...Object.values<(subject: Subject, context: Context) => Facts>(tellers).map((tell) => tell(subject, context)),
    ) as Facts;

/** The same facts with a name before each of their paths: `interval` becomes `health.interval`. */
export const under = (prefix: string, facts: Facts): Facts =>
    Object.fromEntries(Object.entries(facts).map(([path, value]) => [`${prefix}.${path}`, value]));

/** A fact for a value that may be missing. */
export const optional = <Value>(path: string, value: Value | undefined, text: (value: Value) => string): Facts =>
    value === undefined ? {} : { [path]: text(value) };

/** A fact for a list that may be empty. */
export const optionalList = (path: string, values: readonly string[]): Facts =>
    values.length === 0 ? {} : { [path]: listText(values) };

/** What differs between two sets of facts, in the order of the paths. */
export function changesBetween(before: Facts, after: Facts): Change[] {
    const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return paths
        .filter((path) => before[path] !== after[path])
        .map((path) => ({
            path,
            ...(before[path] !== undefined && { before: before[path] }),
            ...(after[path] !== undefined && { after: after[path] }),
        }));
}
