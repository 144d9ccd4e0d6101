import type { z } from "zod";
import { holderOf, isAtOrBelow, withoutValue, type StackPath } from "./encrypted";
import { isFromOverlay, overlay } from "./overlay";
import { withoutPrototypes } from "./prototype-keys";
import { capacitySchema } from "./schema/capacity";
import { sections, type Configuration } from "./schema/configuration";
import { environmentSchema } from "./schema/environment";
import { explain, proposal, type Explanation } from "./schema/explain";
import { imagesSchema } from "./schema/images";
import { costSchema } from "./schema/cost";
import { knownKeys } from "./schema/known-keys";
import { loadBalancerSchema, loadBalancersSchema } from "./schema/load-balancer";
import { networkSchema } from "./schema/network";
import { serviceSchema } from "./schema/service";
import { isSection, show } from "./schema/show";
import { errorAt, type Problem } from "./problem";
import { written } from "./written-path";

/** A service's own file, as it was read. */
export interface ServiceFile {
    /** The file's path, as it is shown in messages: `services/order/service.ts`. */
    readonly path: string;
    /** The name of the file's folder, which the service's name must equal. */
    readonly folder: string;
    /** What the file exports. */
    readonly definition: unknown;
    /** Why it could not be read, where it could not. */
    readonly unreadable?: Unreadable;
}

/** Why a service's file can't be read. */
export interface Unreadable {
    /** The file that is wrong: the service's own, or one that it imports. */
    readonly file: string;
    readonly line?: number;
    readonly reason: string;
    readonly remedy: string;
}

/** The two sources of the configuration, as they were read. */
export interface ConfigurationSources {
    /** The namespace of the stack file's keys: the project's name. */
    readonly namespace: string;
    /** The stack file's values in that namespace, by key without the namespace. */
    readonly stack: Readonly<Record<string, unknown>>;
    /**
     * Where a value of the stack file is encrypted, so that {@link stack} holds only a stand-in for it: such a value
     * counts as present, and as right. @default none
     */
    readonly encrypted?: readonly StackPath[];
    /** The services' own files. */
    readonly services: readonly ServiceFile[];
}

/** The configuration, and what is wrong with it. */
export interface ParseResult {
    /** Where there are problems, what could be read in spite of them, with defaults for the rest: enough for the checks. */
    readonly configuration: Configuration;
    readonly where: Where;
    readonly problems: readonly Problem[];
    /** The paths of what is encrypted. A problem there is one of the stand-in, and is not to be told. */
    readonly encrypted: readonly string[];
}

/** Tells where the value at a path of the configuration was written. */
export type Where = (...path: readonly (string | number)[]) => string;

const sectionSchemas = {
    environment: environmentSchema,
    network: networkSchema,
    capacity: capacitySchema,
    images: imagesSchema,
    loadBalancer: loadBalancerSchema,
    loadBalancers: loadBalancersSchema,
    cost: costSchema,
} as const;

/** The sections that a stack file has to have. The others may be missing, and have their defaults then. */
const required: readonly string[] = ["environment", "capacity"];

/** Names that JavaScript objects have of themselves: as keys they would be read as something else. */
const reservedNames = new Set(["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"]);

/** What the checks are given in the place of sections that could not be read. */
const fallbacks = () => ({
    environment: environmentSchema.parse({ class: "disposable" }),
    network: networkSchema.parse({}),
    capacity: { ...capacitySchema.parse({ instanceTypes: ["unknown"] }), instanceTypes: [] },
    images: imagesSchema.parse({}),
    loadBalancer: loadBalancerSchema.parse({}),
    loadBalancers: {},
    cost: costSchema.parse({}),
});

const unreadableProblem = ({ file, line, reason, remedy }: Unreadable): Problem =>
    errorAt(line === undefined ? file : `${file}:${line}`, "services/unreadable", reason, remedy);

/** Problems without repetition: a file that several services import is told once. */
const distinct = (problems: readonly Problem[]): Problem[] => [
    ...new Map(problems.map((problem) => [`${problem.path}\n${problem.reason}`, problem])).values(),
];

/**
 * Turns the two sources into one checked configuration: each service's own file, and over it the stack file.
 * All problems are found at once, each at the path that the user wrote. Where the stand-in of an encrypted value is not
 * what the schema takes, the rest is read without it.
 */
export function parseConfiguration(sources: ConfigurationSources): ParseResult {
    const encrypted = sources.encrypted ?? [];
    const first = parseOnce(sources);
    const pathOf = (path: StackPath) => `${sources.namespace}:${written(path)}`;
    const misread = encrypted
        .filter((path) => first.problems.some((problem) => isAtOrBelow(problem.path, pathOf(path))))
        .map(holderOf);
    const second =
        misread.length === 0
            ? first
            : parseOnce({
                  ...sources,
                  stack: misread.reduce<unknown>(withoutValue, sources.stack) as Record<string, unknown>,
              });
    const hidden = [...encrypted.map(pathOf), ...misread.flatMap((path) => [pathOf(path), second.where(...path)])];
    return { ...second, encrypted: hidden };
}

function parseOnce(sources: ConfigurationSources): Omit<ParseResult, "encrypted"> {
    const { namespace } = sources;
    const problems: Problem[] = [];
    const clean = (value: unknown, at: (path: string) => string) => {
        const found: PropertyKey[][] = [];
        const cleaned = withoutPrototypes(value, [], found);
        for (const path of found)
            problems.push(errorAt(at(written(path)), "schema", 'a key named "__proto__" is not allowed', "remove it"));
        return cleaned;
    };
    const stack = clean(sources.stack, (path) => `${namespace}:${path}`) as Record<string, unknown>;
    const files = new Map(
        sources.services.map((file) => [
            file.folder,
            { ...file, definition: clean(file.definition, (path) => `${file.path}: ${path}`) },
        ]),
    );
    const overlays = isSection(stack["services"]) ? stack["services"] : {};
    const overlayOf = (service: string) => (Object.hasOwn(overlays, service) ? overlays[service] : undefined);

    const where: Where = (...path) => {
        const [section, service, ...rest] = path;
        const file = section === "services" && typeof service === "string" ? files.get(service) : undefined;
        if (file === undefined) return `${namespace}:${written(path)}`;
        if (rest.length === 0) return file.path;
        const over = overlayOf(file.folder);
        return over !== undefined && isFromOverlay(file.definition, over, rest)
            ? `${namespace}:${written(path)}`
            : `${file.path}: ${written(rest)}`;
    };
    const report = (explanations: readonly Explanation[], ...prefix: string[]) => {
        for (const { path, reason, remedy } of explanations) {
            problems.push(errorAt(where(...prefix, ...(path as (string | number)[])), "schema", reason, remedy));
        }
    };
    const parse = <Schema extends z.ZodType>(
        schema: Schema,
        input: unknown,
        ...prefix: string[]
    ): z.output<Schema> | undefined => {
        const result = schema.safeParse(input);
        if (!result.success)
            report(
                explain(result.error.issues, input, (path) => knownKeys(schema, path)),
                ...prefix,
            );
        return result.data;
    };

    for (const key of Object.keys(stack)) {
        if (!(sections as readonly string[]).includes(key)) {
            problems.push(errorAt(`${namespace}:${key}`, "schema", `unknown key "${key}"`, proposal(key, sections)));
        }
    }
    const read: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(sectionSchemas)) {
        const input = stack[name] === undefined && !required.includes(name) ? {} : stack[name];
        const section = parse(schema as z.ZodType, input, name);
        if (section !== undefined) read[name] = section;
    }

    if (stack["services"] !== undefined && !isSection(stack["services"])) {
        problems.push(
            errorAt(
                `${namespace}:services`,
                "schema",
                "must be a section with a key for each service",
                "write order: { scaling: { max: 4 } }",
            ),
        );
    }
    for (const name of Object.keys(overlays)) {
        if (!files.has(name)) {
            problems.push(
                errorAt(
                    `${namespace}:services.${name}`,
                    "services/unknown",
                    `there is no service "${name}"`,
                    proposal(name, [...files.keys()]),
                ),
            );
        }
    }
    if (files.size === 0) {
        problems.push(
            errorAt(
                `${namespace}:services`,
                "services/none",
                "there is no service",
                "add services/<name>/service.ts with `export default defineService({ … })`",
            ),
        );
    }
    const services: Configuration["services"] = {};
    for (const file of [...files.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
        if (reservedNames.has(file.folder)) {
            problems.push(
                errorAt(file.path, "schema", `service name "${file.folder}" is not allowed`, "choose another name"),
            );
            continue;
        }
        if (file.unreadable !== undefined) {
            problems.push(unreadableProblem(file.unreadable));
            continue;
        }
        if (!isSection(file.definition)) {
            problems.push(
                errorAt(
                    file.path,
                    "services/no-definition",
                    "does not export a service",
                    "write `export default defineService({ … })`",
                ),
            );
            continue;
        }
        const over = overlayOf(file.folder);
        if (over !== undefined && !isSection(over)) {
            problems.push(
                errorAt(
                    `${namespace}:services.${file.folder}`,
                    "schema",
                    `must be a section with keys, got ${show(over)}`,
                    "write it as key: value pairs",
                ),
            );
            continue;
        }
        if (isSection(over) && Object.hasOwn(over, "name")) {
            problems.push(
                errorAt(
                    `${namespace}:services.${file.folder}.name`,
                    "services/name",
                    "a service is named by its folder",
                    "remove it",
                ),
            );
            continue;
        }
        const service = parse(serviceSchema, overlay(file.definition, over ?? {}), "services", file.folder);
        if (service === undefined) continue;
        if (service.name !== file.folder) {
            problems.push(
                errorAt(
                    `${file.path}: name`,
                    "services/name",
                    `is "${service.name}" in the folder "${file.folder}"`,
                    `write "${file.folder}", or rename the folder`,
                ),
            );
            continue;
        }
        services[service.name] = service;
    }
    const configuration = { ...fallbacks(), ...read, services } as Configuration;
    return { configuration, where, problems: distinct(problems) };
}
