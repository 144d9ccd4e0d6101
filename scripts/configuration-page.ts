import { configurationSchema, sections } from "../model/schema/configuration";
import { bytes, cpu, days, duration } from "../model/schema/units";
import { rawSchema, splitDefault, type JsonSchema } from "./json-schemas";

/** One option of a section. */
interface Option {
    /** Its name, from the section on: `accessLogs.bucket`. */
    readonly name: string;
    readonly schema: JsonSchema;
    readonly required: boolean;
}

/** How values with a unit are described, by the pattern that they match. */
const units = new Map(
    (
        [
            ["memory or storage", bytes("512 MiB"), '"512 MiB"'],
            ["processors", cpu("0.25 vCPU"), '"0.25 vCPU"'],
            ["time", duration("30 s"), '"30 s"'],
            ["days", days("30 days"), '"30 days"'],
        ] as const
    ).map(([kind, schema, example]) => [rawSchema(schema).pattern, `${kind}, such as \`${example}\``]),
);

const code = (text: string) => `\`${text}\``;

function range({ minimum, maximum }: JsonSchema): string {
    if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
    if (minimum !== undefined) return `, at least ${minimum}`;
    return maximum === undefined ? "" : `, at most ${maximum}`;
}

/** What may be written for a value, in words. */
function typeOf(schema: JsonSchema): string {
    if (schema.anyOf) return schema.anyOf.map(typeOf).join("; or ");
    if (schema.enum) return schema.enum.map((value) => code(String(value))).join(", ");
    switch (schema.type) {
        case "integer":
            return `whole number${range(schema)}`;
        case "number":
            return `number${range(schema)}`;
        case "boolean":
            return "`true` or `false`";
        case "array":
            return Array.isArray(schema.items)
                ? `list: ${schema.items.map(typeOf).join(", then ")}`
                : `list of: ${typeOf(schema.items ?? {})}`;
        case "object":
            return schema.properties ? "section" : "name: value pairs";
        default:
            return units.get(schema.pattern) ?? "text";
    }
}

/** The options of a section; those of sections in it follow it. */
function optionsOf(section: JsonSchema, prefix = ""): Option[] {
    return Object.entries(section.properties ?? {}).flatMap(([key, schema]) => {
        const name = `${prefix}${key}`;
        const required = section.required?.includes(key) ?? false;
        return [{ name, schema, required }, ...nested(name, schema)];
    });
}

/** The options inside a value: those of a section, of a list's entries, and of each form that a value may have. */
function nested(name: string, schema: JsonSchema): Option[] {
    if (Array.isArray(schema.items)) return [];
    if (schema.items) return nested(`${name}[]`, schema.items);
    if (schema.anyOf) return schema.anyOf.flatMap((form) => nested(name, form));
    return optionsOf(schema, `${name}.`);
}

/** The default, as code where it can be written so. */
function defaultOf({ schema, required }: Option, named: string | undefined): string {
    if (required) return "required";
    if (named === undefined) return schema.type === "object" ? "" : "none";
    return named === String(schema.default) ? code(named) : named;
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function row(option: Option): string {
    const { text, default: named } = splitDefault(option.schema.description);
    return `| ${[code(option.name), typeOf(option.schema), defaultOf(option, named), text].map(cell).join(" | ")} |`;
}

function table(schema: JsonSchema): string {
    return ["| option | type | default | description |", "| --- | --- | --- | --- |"]
        .concat(optionsOf(schema).map(row))
        .join("\n");
}

/** How the sections are used that say what differs from files of their own. */
const overlaid: Readonly<Record<string, string>> = {
    services:
        "A service is written in `services/<name>/service.ts`. What differs in an environment is written in its stack file under `flotilla:services`, by the service's name: any option but the name, where sections merge key by key and everything else, such as a list, an image or a placement, is replaced whole.",
    functions:
        "A Lambda function is written in `services/<name>/function.ts`. What differs in an environment is written in its stack file under `flotilla:functions`, by the function's name, as that of services is.",
};

/** The page docs/configuration.md: every option, from the descriptions in the schemas. */
export function configurationPage(): string {
    const { properties = {} } = rawSchema(configurationSchema);
    const parts = sections.map((section) => {
        const schema = properties[section] ?? {};
        const written = overlaid[section];
        if (written === undefined) return `## ${section}\n\n${schema.description ?? ""}\n\n${table(schema)}`;
        const each = schema.additionalProperties;
        return [`## ${section}`, written, table(typeof each === "object" ? each : {})].join("\n\n");
    });
    return [
        "<!-- Made by `npm run schemas` from model/schema: change the descriptions there. -->",
        "# Configuration",
        "Every section is a key of the stack file, `Pulumi.<stack>.yaml`, in the project's own namespace: `flotilla:network` here, `shop:network` in a project named shop. Editors complete and check stack files by [schemas/stack.json](../schemas/stack.json). A value with a unit is text, and an unknown key is refused.",
        ...parts,
        "",
    ]
        .join("\n\n")
        .replace(/\n+$/, "\n");
}
