import fc from "fast-check";
import { almost, anyJson, nastyString, recalled, valuesOf, type JsonSchema } from "./schema-values";

/** What is read of an OpenAPI document. */
export interface OpenApiDocument {
    readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
    readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Content {
    readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

export interface OpenApiOperation {
    readonly parameters?: readonly {
        readonly in: string;
        readonly name: string;
        readonly required?: boolean;
        readonly schema: JsonSchema;
    }[];
    readonly requestBody?: Content;
    readonly responses: Readonly<Record<string, Content>>;
}

/** One request, as it is sent. */
export interface FuzzRequest {
    readonly method: string;
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** Nothing in it can't be sent, be it in a path or in a header. */
const encoded = (value: string): string => encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd"));

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const partsOf = (schema: JsonSchema): fc.Arbitrary<string> =>
    fc.oneof({ weight: 8, arbitrary: valuesOf(schema).map(textOf) }, { weight: 2, arbitrary: nastyString });

const json = "application/json";

/** Bodies as text, with what they are said to be: those that the schema takes, those that it nearly takes, and all others. */
function bodiesOf(schema: JsonSchema | undefined): fc.Arbitrary<{ type?: string; text?: string }> {
    if (schema === undefined) return fc.constantFrom({}, { type: json, text: "{}" });
    const values = valuesOf(schema);
    const asJson = (arbitrary: fc.Arbitrary<unknown>) =>
        arbitrary.map((value) => ({ type: json, text: JSON.stringify(value) ?? "" }));
    return fc.oneof(
        { weight: 6, arbitrary: asJson(values) },
        { weight: 6, arbitrary: asJson(almost(values)) },
        { weight: 2, arbitrary: asJson(anyJson) },
        { weight: 1, arbitrary: nastyString.map((text) => ({ type: json, text })) },
        {
            weight: 1,
            arbitrary: fc.constantFrom(
                {},
                { type: json, text: '{"__proto__":{"admin":true}}' },
                { type: json, text: '{"constructor":{"prototype":{}}}' },
                { type: json, text: "[".repeat(20_000) },
                { type: json, text: `"${"x".repeat(2 ** 17)}"` },
                { type: "text/plain", text: "x" },
                { type: "application/xml", text: "<x/>" },
                { type: "multipart/form-data", text: "x" },
                { type: "nonsense", text: "{}" },
            ),
        },
    );
}

/** As it stands between the quotes of a string in JSON. */
const quoted = (nth: (index: number) => string) => (index: number) => JSON.stringify(nth(index)).slice(1, -1);

/** A request whose remembered parts are not known yet. */
export interface DraftRequest {
    /** @param nth gives the n-th value that answers have named */
    readonly finish: (nth: (index: number) => string) => FuzzRequest;
}

/** Requests for one operation: some that it takes, and many that it must refuse. */
export function requestsOf(method: string, path: string, operation: OpenApiOperation): fc.Arbitrary<DraftRequest> {
    const { parameters = [], requestBody } = operation;
    const parts = fc.tuple(
        ...parameters.map(({ required = false, schema, in: place }) =>
            place === "path" || required
                ? fc.oneof(
                      { weight: 9, arbitrary: partsOf(schema) },
                      { weight: place === "path" ? 0 : 1, arbitrary: fc.constant(undefined) },
                  )
                : fc.option(partsOf(schema), { nil: undefined }),
        ),
    );
    return fc.tuple(parts, bodiesOf(requestBody?.content?.[json]?.schema)).map(([chosen, { type, text }]) => ({
        finish: (nth) => {
            const given = parameters.map((parameter, index) => ({ ...parameter, value: chosen[index] }));
            const at = (place: string) =>
                given.flatMap(({ in: where, name, value }) =>
                    where === place && value !== undefined ? [{ name, value: encoded(recalled(value, nth)) }] : [],
                );
            const filled = at("path").reduce((whole, { name, value }) => whole.replace(`{${name}}`, () => value), path);
            const query = at("query").map(({ name, value }) => `${encoded(name)}=${value}`);
            const headers = at("header").map(({ name, value }) => [name, value] as const);
            return {
                method: method.toUpperCase(),
                path: query.length === 0 ? filled : `${filled}?${query.join("&")}`,
                headers: { ...Object.fromEntries(headers), ...(type === undefined ? {} : { "content-type": type }) },
                ...(text === undefined ? {} : { body: recalled(text, quoted(nth)) }),
            };
        },
    }));
}
