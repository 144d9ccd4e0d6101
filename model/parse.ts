import { holderOf, isAtOrBelow, withoutValue, type StackPath } from "./encrypted";
import { readFunctions } from "./parse/functions";
import { readSections } from "./parse/sections";
import type { ServiceFile } from "./parse/service-file";
import { readServices } from "./parse/services";
import { whereIn, type Where } from "./parse/where";
import { errorAt, type Problem } from "./problem";
import { withoutPrototypes } from "./prototype-keys";
import type { Configuration } from "./schema/configuration";
import { isSection } from "./schema/show";
import { written } from "./written-path";

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
    /** Where a value is encrypted in the stack file, and {@link stack} holds it decrypted. @default none */
    readonly decrypted?: readonly StackPath[];
    /** The services' own files. */
    readonly services: readonly ServiceFile[];
    /** The functions' own files. @default none */
    readonly functions?: readonly ServiceFile[];
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
                  stack: asSection(misread.reduce<unknown>(withoutValue, sources.stack)),
              });
    const hidden = [...encrypted.map(pathOf), ...misread.flatMap((path) => [pathOf(path), second.where(...path)])];
    return { ...second, encrypted: hidden };
}

/** A section that was changed, and stayed one. */
const asSection = (value: unknown): Readonly<Record<string, unknown>> => (isSection(value) ? value : {});

/** The sources without keys named `__proto__`, and where there were any. */
function withoutPrototypeKeys({ namespace, stack, services, functions = [] }: ConfigurationSources) {
    const problems: Problem[] = [];
    const clean = (value: unknown, at: (path: string) => string): unknown => {
        const found: PropertyKey[][] = [];
        const cleaned = withoutPrototypes(value, [], found);
        for (const path of found)
            problems.push(errorAt(at(written(path)), "schema", 'a key named "__proto__" is not allowed', "remove it"));
        return cleaned;
    };
    const cleanStack = asSection(clean(stack, (path) => `${namespace}:${path}`));
    const byFolder = (files: readonly ServiceFile[]) =>
        new Map(
            files.map((file): [string, ServiceFile] => [
                file.folder,
                { ...file, definition: clean(file.definition, (path) => `${file.path}: ${path}`) },
            ]),
        );
    return {
        stack: cleanStack,
        files: { services: byFolder(services), functions: byFolder(functions) },
        problems,
    };
}

function parseOnce(sources: ConfigurationSources): Omit<ParseResult, "encrypted"> {
    const { namespace } = sources;
    const { stack, files, problems } = withoutPrototypeKeys(sources);
    const where = whereIn(namespace, stack, files);
    const shared = readSections(namespace, stack, where);
    const namesOf = (of: ReadonlyMap<string, ServiceFile>) => [...of.keys()];
    const own = readServices({
        namespace,
        stack,
        where,
        files: files.services,
        others: { names: namesOf(files.functions), section: "functions", noun: "function" },
    });
    const lambda = readFunctions({
        namespace,
        stack,
        where,
        files: files.functions,
        others: { names: namesOf(files.services), section: "services", noun: "service" },
    });
    return {
        configuration: { ...shared.sections, services: own.services, functions: lambda.functions },
        where,
        problems: distinct([...problems, ...shared.problems, ...own.problems, ...lambda.problems]),
    };
}
