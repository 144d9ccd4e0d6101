import { z } from "zod";
import { configurationSchema, sections } from "../model/schema/configuration";
import { functionSchema } from "../model/schema/function";
import { serviceSchema } from "../model/schema/service";

/** A JSON Schema, as far as this project's own schemas need it. */
export interface JsonSchema {
    type?: string;
    title?: string;
    description?: string;
    default?: unknown;
    const?: unknown;
    enum?: unknown[];
    pattern?: string;
    format?: string;
    minimum?: number;
    maximum?: number;
    required?: string[];
    properties?: Record<string, JsonSchema>;
    patternProperties?: Record<string, JsonSchema>;
    propertyNames?: JsonSchema;
    additionalProperties?: boolean | JsonSchema;
    /** A list for each place of a tuple. */
    items?: JsonSchema | JsonSchema[];
    anyOf?: JsonSchema[];
    definitions?: Record<string, JsonSchema>;
    $ref?: string;
    $schema?: string;
}

/** The version of JSON Schema that editors know best. */
const dialect = "http://json-schema.org/draft-07/schema#";

/** The sections whose value an overlay replaces whole, so that what they require is required in an overlay too. */
const replacedWhole = new Set(["image", "placement"]);

/** A description and the default that it names after `@default`. */
export function splitDefault(description = ""): { text: string; default?: string } {
    const [text = "", named] = description.split(/\s*@default (?:- )?/);
    return named === undefined ? { text } : { text, default: named };
}

function without(schema: JsonSchema, key: keyof JsonSchema): JsonSchema {
    const rest = { ...schema };
    delete rest[key];
    return rest;
}

/** Applies a change to a schema and to all schemas in it, the inner ones first. */
function everywhere(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
    const inside = (inner: JsonSchema) => everywhere(inner, change);
    const all = (map: Record<string, JsonSchema>) =>
        Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, inside(inner)]));
    const { properties, additionalProperties, propertyNames, items, anyOf } = schema;
    return change({
        ...schema,
        ...(properties && { properties: all(properties) }),
        ...(typeof additionalProperties === "object" && { additionalProperties: inside(additionalProperties) }),
        ...(propertyNames && { propertyNames: inside(propertyNames) }),
        ...(items && { items: Array.isArray(items) ? items.map(inside) : inside(items) }),
        ...(anyOf && { anyOf: anyOf.map(inside) }),
    });
}

/** Leaves out what says nothing to a reader, or is not known to validators. */
function tidy(schema: JsonSchema): JsonSchema {
    const { format, maximum, propertyNames, ...rest } = schema;
    return {
        ...rest,
        ...(format !== undefined && rest.pattern === undefined && { format }),
        ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
        ...(propertyNames?.pattern !== undefined && { propertyNames }),
    };
}

/** Writes the default that a description names as a sentence. */
function sayDefault({ description, ...rest }: JsonSchema): JsonSchema {
    if (description === undefined) return rest;
    const { text, default: named } = splitDefault(description);
    return { ...rest, description: named === undefined ? text : `${text} Default: ${named}.` };
}

/** The JSON Schema of what a Zod schema reads, with `@default` in its descriptions. */
export const rawSchema = (schema: z.ZodType): JsonSchema => {
    const made = z.toJSONSchema(schema, { io: "input", target: "draft-7" }) as JsonSchema;
    return everywhere(without(made, "$schema"), tidy);
};

/** What a stack file may say of a service or function: any part of it but the name, and no defaults, which are its own. */
function overlaySchema(service: JsonSchema, ...path: string[]): JsonSchema {
    const whole = path.some((key) => replacedWhole.has(key));
    const { required, description, ...rest } = without(service, "default");
    return {
        ...rest,
        ...(description !== undefined && { description: splitDefault(description).text }),
        ...(whole && required && { required }),
        ...(rest.properties && {
            properties: Object.fromEntries(
                Object.entries(rest.properties)
                    .filter(([key]) => path.length > 0 || key !== "name")
                    .map(([key, property]) => [key, overlaySchema(property, ...path, key)]),
            ),
        }),
        ...(rest.anyOf && { anyOf: rest.anyOf.map((option) => overlaySchema(option, ...path, "anyOf")) }),
    };
}

/** The JSON Schema of a service's configuration, as `defineService` takes it. */
export const serviceJsonSchema = (): JsonSchema => ({
    $schema: dialect,
    title: "A service of Flotilla",
    ...everywhere(rawSchema(serviceSchema), sayDefault),
});

/** The JSON Schema of a function's configuration, as `defineFunction` takes it. */
export const functionJsonSchema = (): JsonSchema => ({
    $schema: dialect,
    title: "A Lambda function of Flotilla",
    ...everywhere(rawSchema(functionSchema), sayDefault),
});

/** The sections that say what differs from files of their own, in `services/`. */
const overlaid: readonly string[] = ["services", "functions"];

/** Namespaces of providers and of Pulumi itself: their keys are not ours, whatever they are called. */
const foreign = ["aws", "aws-native", "awsx", "docker", "pulumi"];

/**
 * The JSON Schema of a whole `Pulumi.<stack>.yaml`. The sections are known in every project's namespace; in `flotilla`,
 * nothing else is.
 */
export function stackJsonSchema(): JsonSchema {
    const { properties = {}, definitions: shared = {} } = rawSchema(configurationSchema);
    const definitions = Object.fromEntries(
        sections.map((section): [string, JsonSchema] => {
            const schema = properties[section] ?? {};
            if (!overlaid.includes(section)) return [section, everywhere(schema, sayDefault)];
            const each = schema.additionalProperties;
            return [
                section,
                {
                    ...without(schema, "default"),
                    additionalProperties: typeof each === "object" ? overlaySchema(each) : false,
                },
            ];
        }),
    );
    const section = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
    return {
        $schema: dialect,
        title: "A stack of Flotilla: Pulumi.<stack>.yaml",
        type: "object",
        properties: {
            config: {
                type: "object",
                description: "The stack's configuration, by namespace:key.",
                properties: {
                    "aws:region": { type: "string", description: "The AWS region of the stack, such as eu-west-1." },
                    ...Object.fromEntries(sections.map((name) => [`flotilla:${name}`, section(name)])),
                },
                patternProperties: {
                    ...Object.fromEntries(
                        sections.map((name) => [`^(?!(flotilla|${foreign.join("|")}):)[^:]+:${name}$`, section(name)]),
                    ),
                    "^(?!flotilla:)[^:]+:.": {},
                },
                additionalProperties: false,
            },
            environment: { description: "Environments of Pulumi ESC that the stack takes configuration from." },
            secretsprovider: { type: "string", description: "What encrypts the stack's secrets." },
            encryptionsalt: { type: "string", description: "The salt of the stack's passphrase." },
            encryptedkey: { type: "string", description: "The key of the stack's secrets, encrypted by its provider." },
        },
        additionalProperties: false,
        definitions: { ...definitions, ...shared },
    };
}
