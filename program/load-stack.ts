import type { PriceTable } from "../model/aws/prices";
import { decide, type Decision } from "../model/decide";
import type { StackPath } from "../model/encrypted";
import type { Problem } from "../model/problem";
import { hostPlatform } from "./host-platform";
import { readPrices } from "./read-prices";
import { projectFile, type Project } from "./read-project";
import { readSources, type Sources } from "./read-sources";
import { readStackFile, type StackFile } from "./read-stack-file";
import { startsWithKey } from "./yaml-file";

/** A file, and where in it. Both as a reader would find them. */
export interface Location {
    /** Relative to the project's folder. */
    readonly file: string;
    readonly line?: number;
}

/** A stack, and everything that is decided about it. */
export interface LoadedStack {
    readonly stack: string;
    /** The stack file, relative to the project's folder. */
    readonly file: string;
    /** `aws:region`, or nothing where it is not set. */
    readonly region: string;
    readonly decision: Decision;
    /** Where what a problem is about was written. */
    readonly locate: (problem: Problem) => Location;
}

/** How a stack is loaded. */
export interface LoadStackOptions {
    /**
     * What build contexts and functions are read by: all of them, which gives images their tags and takes a while, or by
     * `findSources`, which is faster. Stacks that are loaded by one and the same have each read once.
     * @default - they are read
     */
    readonly sources?: Sources;
    /** Gives the prices of a region. @default the project's own, or those of the package */
    readonly prices?: (region: string) => PriceTable | undefined;
}

/** The paths within a namespace, less the namespace. */
const within = (namespace: string, paths: readonly StackPath[]): StackPath[] =>
    paths.flatMap(([key, ...rest]) => {
        const [first, ...others] = String(key).split(":");
        return first === namespace ? [[others.join(":"), ...rest]] : [];
    });

function locator(project: Project, stackFile: StackFile, file: string) {
    return ({ path }: Problem): Location => {
        const [, source, line] = /^(.+?\.[a-z]+)(?::(\d+)|: .+)?$/s.exec(path) ?? [];
        const isFile = source !== undefined && (source === file || /\.(?:ts|js|json)$/.test(source));
        if (isFile) return { file: source, ...(line !== undefined && { line: Number(line) }) };
        const ofProject = Object.keys(stackFile.values).some((key) => startsWithKey(path, key))
            ? undefined
            : project.defaultLineOf(path);
        if (ofProject !== undefined) return { file: projectFile, line: ofProject };
        // Where not even `config` is there, what is missing is missing in the whole file.
        return { file, line: stackFile.lineOf(path) ?? 1 };
    };
}

/** What a stack is configured with: its own file, and the project's defaults for what that does not say. */
function configurationOf(project: Project, stack: string) {
    const file = project.stackFiles[stack];
    if (file === undefined) throw new RangeError(`there is no stack ${stack}`);
    const stackFile = readStackFile(project.folder, file, project.name);
    const values: Record<string, unknown> = { ...project.defaults.values, ...stackFile.values };
    const encrypted = [
        ...project.defaults.encrypted.filter(([key]) => !Object.hasOwn(stackFile.values, String(key))),
        ...stackFile.encrypted,
    ];
    const region = values["aws:region"];
    return { file, stackFile, values, encrypted, region: typeof region === "string" ? region : "" };
}

/** What a stack is configured with, by key with its namespace: encrypted values are stood in for. */
export const stackValues = (project: Project, stack: string): Readonly<Record<string, unknown>> =>
    configurationOf(project, stack).values;

/** The region that a stack is in: `aws:region`, or nothing where it is not set. */
export const regionOf = (project: Project, stack: string): string => configurationOf(project, stack).region;

/**
 * Reads a stack's file, and decides about it as the program does: without Pulumi, credentials or network. Encrypted
 * values count as present.
 * @param stack one of {@link Project.stacks}
 * @throws ProjectError if the project's own prices can't be read
 */
export function loadStack(project: Project, stack: string, options: LoadStackOptions = {}): LoadedStack {
    const { file, stackFile, values, encrypted, region } = configurationOf(project, stack);
    const loaded = { stack, file, region, locate: locator(project, stackFile, file) };
    if (stackFile.problems.length > 0) return { ...loaded, decision: { refused: true, problems: stackFile.problems } };
    const prefix = `${project.name}:`;
    const own = Object.entries(values).filter(([key]) => key.startsWith(prefix));
    const prices = options.prices ? options.prices(region) : readPrices(project.folder, region);
    const zoneNames = project.zoneNames[region];
    const { sources = readSources(project) } = options;
    const decision = decide(
        {
            namespace: project.name,
            stack: Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value])),
            services: project.services,
            functions: project.functions,
            encrypted: within(project.name, encrypted),
        },
        {
            project: project.name,
            stack,
            region,
            hostPlatform: hostPlatform(),
            ...sources,
            ...(zoneNames && { zoneNames }),
            ...(prices && { prices }),
        },
    );
    return { ...loaded, decision };
}
