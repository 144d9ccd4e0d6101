import { byKey } from "../../by-key";
import type { RouteConditionsInput } from "../../schema/route-conditions";
import { baseOf, covers, overlap } from "../cidr";
import { includesPattern, normalise, overlapsPattern, wildcardsIn } from "./pattern";

/** Values by the name of what must have one of them. */
type Values = Readonly<Record<string, readonly string[]>>;

/** What a request must have beside its host and path. Whatever is there must hold; of several values, one. */
export interface RequestConditions {
    /** The values of headers, by name, all in lower case, since an ALB compares them regardless of it. */
    readonly headers?: Values;
    /** The values of parameters of the query string, by name, all in lower case. */
    readonly query?: Values;
    readonly methods?: readonly string[];
    /** The ranges of which one must have the address that the connection comes from. */
    readonly sourceCidrs?: readonly string[];
}

type Relation = (outer: string, inner: string) => boolean;

const same: Relation = (one, other) => one === other;

/** Values in order, without those that lie within another of them. */
const widest = (values: readonly string[], within: Relation) =>
    [...new Set(values)]
        .filter((value, _, all) => !all.some((wider) => wider !== value && within(wider, value)))
        .sort();

const listOf = (written: string | readonly string[]) => (typeof written === "string" ? [written] : written);

const valuesOf = (written: Readonly<Record<string, string | readonly string[]>>): Values =>
    byKey(
        Object.fromEntries(
            Object.entries(written).map(([name, values]) => [
                name.toLowerCase(),
                widest(
                    listOf(values).map((value) => normalise(value.toLowerCase())),
                    includesPattern,
                ),
            ]),
        ),
    );

/** The conditions of a route as it is written, in the one form that they have for the same requests. */
export const requestConditionsOf = ({
    headers,
    query,
    methods,
    sourceCidrs,
}: RouteConditionsInput): RequestConditions => ({
    ...(headers && { headers: valuesOf(headers) }),
    ...(query && { query: valuesOf(query) }),
    ...(methods && { methods: widest(methods, same) }),
    ...(sourceCidrs && { sourceCidrs: widest(sourceCidrs.map(baseOf), covers) }),
});

/** The conditions alone, of something that has more. */
export const requestConditionsIn = ({
    headers,
    query,
    methods,
    sourceCidrs,
}: RequestConditions): RequestConditions => ({
    ...(headers && { headers }),
    ...(query && { query }),
    ...(methods && { methods }),
    ...(sourceCidrs && { sourceCidrs }),
});

const either = (values: readonly string[]) => values.join("|");

/** Each condition as text: `method GET|HEAD`, `header x-canary: true`, `query version=2`, `from 10.0.0.0/8`. */
export const requestTexts = ({ headers = {}, query = {}, methods, sourceCidrs }: RequestConditions): string[] => [
    ...(methods ? [`method ${either(methods)}`] : []),
    ...Object.entries(headers).map(([name, values]) => `header ${name}: ${either(values)}`),
    ...Object.entries(query).map(([name, values]) => `query ${name}=${either(values)}`),
    ...(sourceCidrs ? [`from ${either(sourceCidrs)}`] : []),
];

/** All conditions as one text, the same for the same requests, and empty where there are none. */
export const requestText = (conditions: RequestConditions): string => requestTexts(conditions).join(", ");

/** How many things of a request are looked at beside its host and path. */
export const requestConditionCount = (conditions: RequestConditions): number => requestTexts(conditions).length;

/** The values of all conditions that may have wildcards. */
const patterns = ({ headers = {}, query = {} }: RequestConditions) =>
    [...Object.values(headers), ...Object.values(query)].flat();

/** How many of a listener rule's condition values they take. */
export const requestValueCount = (conditions: RequestConditions): number =>
    patterns(conditions).length + (conditions.methods?.length ?? 0) + (conditions.sourceCidrs?.length ?? 0);

/** How many of a listener rule's wildcards they take. */
export const requestWildcardCount = (conditions: RequestConditions): number =>
    patterns(conditions).reduce((sum, value) => sum + wildcardsIn(value), 0);

/** The values of one name, which may be that of a part of JavaScript's objects. */
const at = (values: Values, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);

/** Whether each inner value lies within an outer one. Where nothing is asked of the outer, everything does. */
const allWithin = (outer: readonly string[] | undefined, inner: readonly string[] | undefined, within: Relation) =>
    outer === undefined || inner?.every((value) => outer.some((wider) => within(wider, value))) === true;

/** Whether some value can meet both. Where nothing is asked, any does. */
const someMeet = (a: readonly string[] | undefined, b: readonly string[] | undefined, meet: Relation) =>
    a === undefined || b === undefined || a.some((one) => b.some((other) => meet(one, other)));

/** Whether every request that `inner` takes `outer` takes too. */
export function includesRequest(outer: RequestConditions, inner: RequestConditions): boolean {
    const named = (wide: Values = {}, narrow: Values = {}) =>
        Object.entries(wide).every(([name, values]) => allWithin(values, at(narrow, name), includesPattern));
    return (
        named(outer.headers, inner.headers) &&
        named(outer.query, inner.query) &&
        allWithin(outer.methods, inner.methods, same) &&
        allWithin(outer.sourceCidrs, inner.sourceCidrs, covers)
    );
}

/** Whether some request takes both. One with a header or parameter twice, for each of them once, is not thought of. */
export function overlapsRequest(a: RequestConditions, b: RequestConditions): boolean {
    const named = (one: Values = {}, other: Values = {}) =>
        Object.entries(one).every(([name, values]) => someMeet(values, at(other, name), overlapsPattern));
    return (
        named(a.headers, b.headers) &&
        named(a.query, b.query) &&
        someMeet(a.methods, b.methods, same) &&
        someMeet(a.sourceCidrs, b.sourceCidrs, overlap)
    );
}
