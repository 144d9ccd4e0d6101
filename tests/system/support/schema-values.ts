import fc from "fast-check";

/** The part of JSON Schema that OpenAPI documents of Zod schemas use. */
export interface JsonSchema {
    readonly type?: string | readonly string[];
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly JsonSchema[];
    readonly oneOf?: readonly JsonSchema[];
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly items?: JsonSchema;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly pattern?: string;
    readonly format?: string;
    readonly minimum?: number;
    readonly maximum?: number;
}

/** Strings that have broken something somewhere. */
const nasty = [
    ...[
        "",
        " ",
        "\u0000",
        "a\u0000b",
        "\ud800",
        "\u202e",
        "𝒳",
        "é",
        "\r\nx: y",
        "%",
        "%00",
        "..",
        "../..",
        "//",
        "?",
        "#",
    ],
    ...[
        "' OR 1=1 --",
        "$1",
        "{{7*7}}",
        "__proto__",
        "constructor",
        "toString",
        "null",
        "undefined",
        "NaN",
        "-0",
        "1e400",
    ],
    ...["9007199254740993", "x".repeat(101), "x".repeat(5_000)],
];

export const nastyString: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "binary" }));

/** Any JSON, also with values that no schema expects. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
    fc.jsonValue(),
    nastyString,
    fc.constantFrom(null, -1, 0.5, 1e21, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, [], {}, [[[]]], true),
);

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
    email: fc.nat(1_000).map((name) => `user-${name}@example.com`),
    uuid: fc.uuid(),
    uri: fc.webUrl(),
    "date-time": fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
};

const mark = /@remembered-(\d+)@/g;

/** Stands for the n-th of the strings that answers have had so far: nothing is found by a name that was made up. */
const rememberedString = fc.nat({ max: 10_000 }).map((index) => `@remembered-${index}@`);

/** Puts in what is remembered. @param nth gives the n-th of it */
export const recalled = (text: string, nth: (index: number) => string): string =>
    text.replace(mark, (_mark, index: string) => nth(Number(index)));

function stringsOf({ format, pattern, minLength = 0, maxLength = 50 }: JsonSchema): fc.Arbitrary<string> {
    const known = formats[format ?? ""];
    if (known !== undefined) return known;
    if (pattern !== undefined)
        return fc.oneof(
            { weight: 1, arbitrary: fc.stringMatching(new RegExp(pattern, "u"), { size: "small" }) },
            { weight: 2, arbitrary: rememberedString },
        );
    return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 50) });
}

/** Values that a schema takes; nearly all of them, where it says what can't be made. */
export function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
    if ("const" in schema) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map(valuesOf));
    const { minimum = -1_000, maximum = minimum + 2_000 } = schema;
    switch (typeof schema.type === "string" ? schema.type : schema.type?.[0]) {
        case "object": {
            const { properties = {}, required = [] } = schema;
            const members = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, valuesOf(of)]));
            return fc.record(members, { requiredKeys: required.filter((name) => name in members) });
        }
        case "array": {
            const { minItems = 0, maxItems = minItems + 3 } = schema;
            return fc.array(valuesOf(schema.items ?? {}), {
                minLength: minItems,
                maxLength: Math.min(maxItems, minItems + 3),
            });
        }
        case "string":
            return stringsOf(schema);
        case "integer":
            return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
        case "number":
            return fc.double({ min: minimum, max: maximum, noNaN: true });
        case "boolean":
            return fc.boolean();
        case "null":
            return fc.constant(null);
        default:
            return fc.jsonValue();
    }
}

type Path = readonly (string | number)[];

/** The paths of all that is in a value, from the outside in. */
function pathsIn(value: unknown, at: Path = []): Path[] {
    if (typeof value !== "object" || value === null) return [at];
    const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return [at, ...members.flatMap(([name, member]) => pathsIn(member, [...at, name]))];
}

function changed(value: unknown, [first, ...rest]: Path, change: (part: unknown) => unknown): unknown {
    if (first === undefined) return change(value);
    if (Array.isArray(value))
        return value.map((member: unknown, index) => (index === first ? changed(member, rest, change) : member));
    const members = value as Record<string, unknown>;
    return { ...members, [first]: changed(members[first], rest, change) };
}

/** Values with one part that is something else, is missing, or is one too many. */
export const almost = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc
        .tuple(values, fc.nat(), fc.constantFrom("replace", "remove", "add"), anyJson)
        .map(([value, index, how, other]) => {
            const paths = pathsIn(value);
            const path = paths[index % paths.length] ?? [];
            return changed(value, path, (part) => {
                if (how === "remove") return undefined;
                if (how === "replace" || typeof part !== "object" || part === null) return other;
                return Array.isArray(part) ? [...(part as unknown[]), other] : { ...part, another: other };
            });
        });
