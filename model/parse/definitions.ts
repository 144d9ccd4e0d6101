import type { z } from "zod";
import { overlay } from "../overlay";
import { errorAt, type Problem } from "../problem";
import { proposal } from "../schema/explain";
import { isSection, show } from "../schema/show";
import { readValue, type Reading } from "./read-value";
import type { ServiceFile, Unreadable } from "./service-file";
import { overlayOf, type Where } from "./where";

/** What is defined by a file in a folder of its own. */
export interface DefinitionKind<Schema extends z.ZodType> {
    /** The section of the stack file that is laid over the files. */
    readonly section: "services" | "functions";
    readonly noun: "service" | "function";
    readonly define: "defineService" | "defineFunction";
    /** What the section may hold: `order: { scaling: { max: 4 } }`. */
    readonly example: string;
    readonly schema: Schema;
    /** The ids of what is wrong with the files, and with the section. */
    readonly ids: Readonly<Record<"name" | "noDefinition" | "unknown" | "unreadable", string>>;
}

/** Where definitions are read from. */
export interface DefinitionSources {
    readonly namespace: string;
    readonly stack: Readonly<Record<string, unknown>>;
    /** By folder. */
    readonly files: ReadonlyMap<string, ServiceFile>;
    readonly where: Where;
    /** What the names of the other kind are, and the section that they belong into. */
    readonly others: { readonly names: readonly string[]; readonly section: string; readonly noun: string };
}

/** Names that JavaScript objects have of themselves: as keys they would be read as something else. */
const reservedNames = new Set(["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"]);

const unreadableProblem = (id: string, { file, line, reason, remedy }: Unreadable): Problem =>
    errorAt(line === undefined ? file : `${file}:${line}`, id, reason, remedy);

/** What is wrong with a section of the stack file as a whole: it is none, or names what is not there. */
export function problemsOfSection<Schema extends z.ZodType>(
    { section: name, noun, example, ids }: DefinitionKind<Schema>,
    { namespace, stack, files, others }: DefinitionSources,
): Problem[] {
    const path = `${namespace}:${name}`;
    const section = stack[name];
    const folders = [...files.keys()];
    const noSection =
        section === undefined || isSection(section)
            ? []
            : [errorAt(path, "schema", `must be a section with a key for each ${noun}`, `write ${example}`)];
    const unknown = Object.keys(isSection(section) ? section : {})
        .filter((key) => !folders.includes(key))
        .map((key) =>
            others.names.includes(key)
                ? errorAt(
                      `${path}.${key}`,
                      ids.unknown,
                      `"${key}" is a ${others.noun}`,
                      `write it under ${namespace}:${others.section}`,
                  )
                : errorAt(`${path}.${key}`, ids.unknown, `there is no ${noun} "${key}"`, proposal(key, folders)),
        );
    return [...noSection, ...unknown];
}

/** What keeps a definition from being read by its schema at all: the file, its folder, or what the stack file says of it. */
function obstacle<Schema extends z.ZodType>(
    { noun, define, ids }: DefinitionKind<Schema>,
    { path, folder, definition, unreadable }: ServiceFile,
    over: unknown,
    at: string,
): Problem | undefined {
    if (reservedNames.has(folder))
        return errorAt(path, "schema", `${noun} name "${folder}" is not allowed`, "choose another name");
    if (unreadable !== undefined) return unreadableProblem(ids.unreadable, unreadable);
    if (!isSection(definition))
        return errorAt(
            path,
            ids.noDefinition,
            `does not export a ${noun}`,
            `write \`export default ${define}({ … })\``,
        );
    if (over !== undefined && !isSection(over))
        return errorAt(at, "schema", `must be a section with keys, got ${show(over)}`, "write it as key: value pairs");
    return isSection(over) && Object.hasOwn(over, "name")
        ? errorAt(`${at}.name`, ids.name, `a ${noun} is named by its folder`, "remove it")
        : undefined;
}

/** Reads what one file defines, and over it what the stack file says. */
function readDefinition<Schema extends z.ZodType<{ readonly name: string }>>(
    kind: DefinitionKind<Schema>,
    file: ServiceFile,
    { namespace, stack, where }: DefinitionSources,
): Reading<z.output<Schema>> {
    const { section } = kind;
    const over = overlayOf(stack, section, file.folder);
    const problem = obstacle(kind, file, over, `${namespace}:${section}.${file.folder}`);
    if (problem !== undefined) return { value: undefined, problems: [problem] };
    const reading = readValue(kind.schema, overlay(file.definition, over ?? {}), where, section, file.folder);
    if (reading.value === undefined || reading.value.name === file.folder) return reading;
    const misnamed = errorAt(
        `${file.path}: name`,
        kind.ids.name,
        `is "${reading.value.name}" in the folder "${file.folder}"`,
        `write "${file.folder}", or rename the folder`,
    );
    return { value: undefined, problems: [misnamed] };
}

/** Reads all that files define, in the order of their names. Those that can't be read are left out. */
export function readDefinitions<Schema extends z.ZodType<{ readonly name: string }>>(
    kind: DefinitionKind<Schema>,
    sources: DefinitionSources,
): { readonly values: Record<string, z.output<Schema>>; readonly problems: readonly Problem[] } {
    const values: Record<string, z.output<Schema>> = {};
    const problems: Problem[] = [];
    for (const file of [...sources.files.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
        const reading = readDefinition(kind, file, sources);
        problems.push(...reading.problems);
        if (reading.value !== undefined) values[file.folder] = reading.value;
    }
    return { values, problems };
}
