import type { Surroundings } from "../../../../model/decide";
import type { ConfigurationSources } from "../../../../model/parse";
import {
    fileOf,
    functionFileOf,
    sourcesFixture,
    withFunction,
    withService,
    withStack,
} from "../../../support/fixtures";

/** A configuration that something is wrong with, and how it is found. */
export interface Sample {
    /** The id of the rule that finds it; `schema` if the schema does. */
    readonly id: string;
    /** Where. */
    readonly path: string;
    readonly sources: ConfigurationSources;
    readonly changed?: Partial<Surroundings>;
    /** Whether what is found is that there is no such option. */
    readonly unknown?: true;
}

/** Something that must not get as far as AWS. */
export interface Covered {
    readonly what: string;
    /** Configurations that are refused, or warned of, for it. */
    readonly found: readonly Sample[];
    /** Why it, or the rest of it, can't be written at all. */
    readonly never?: string;
}

const shown = (path: string): string => path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");

/** A place in a file, unless it says itself which file it is in. */
const placeIn = (file: string, at: string): string =>
    /^(flotilla|services\/[a-z-]+\/(service|function)\.ts):/.test(at) ? at : file + shown(at);

/** A value of the service order that is found to be wrong, at its own place unless another is given. */
export const inService = (id: string, path: string, value: unknown, at = path, sources = sourcesFixture()): Sample => ({
    id,
    path: placeIn(`${fileOf("order")}: `, at),
    sources: withService("order", { [path]: value }, sources),
});

/** A value of a function that is found to be wrong, at its own place unless another is given. */
export const inFunction = (id: string, path: string, value: unknown, at = path): Sample => ({
    id,
    path: placeIn(`${functionFileOf("notification")}: `, at),
    sources: withFunction({ [path]: value }),
});

/** A value of the stack file that is found to be wrong, at its own place unless another is given. */
export const inStack = (id: string, path: string, value: unknown, at = path, sources = sourcesFixture()): Sample => ({
    id,
    path: placeIn("flotilla:", at),
    sources: withStack(path, value, sources),
});

/** An option of a service that does not exist, so that what it would do wrong can't be written. */
export const noServiceOption = (path: string, value: unknown): Sample => ({
    ...inService("schema", path, value),
    unknown: true,
});

/** An option of the stack file that does not exist. */
export const noStackOption = (path: string, value: unknown): Sample => ({
    ...inStack("schema", path, value),
    unknown: true,
});
