import { isFromOverlay } from "../overlay";
import { isSection } from "../schema/show";
import { written } from "../written-path";
import type { ServiceFile } from "./service-file";

/** Tells where the value at a path of the configuration was written. */
export type Where = (...path: readonly (string | number)[]) => string;

/** The files of services and of functions, by folder. */
export interface DefinitionFiles {
    readonly services: ReadonlyMap<string, ServiceFile>;
    readonly functions: ReadonlyMap<string, ServiceFile>;
}

/** What the stack file says of a service or function. */
export function overlayOf(
    stack: Readonly<Record<string, unknown>>,
    section: keyof DefinitionFiles,
    name: string,
): unknown {
    const overlays = stack[section];
    return isSection(overlays) && Object.hasOwn(overlays, name) ? overlays[name] : undefined;
}

const isDefined = (section: unknown): section is keyof DefinitionFiles =>
    section === "services" || section === "functions";

/**
 * Tells where values are written: those of a service or function in its own file, unless the stack file has another.
 * @param stack the stack file's values in the project's namespace
 * @param files the services' and functions' own files
 */
export function whereIn(namespace: string, stack: Readonly<Record<string, unknown>>, files: DefinitionFiles): Where {
    return (...path) => {
        const [section, name, ...rest] = path;
        const file = isDefined(section) && typeof name === "string" ? files[section].get(name) : undefined;
        if (file === undefined || !isDefined(section)) return `${namespace}:${written(path)}`;
        if (rest.length === 0) return file.path;
        const over = overlayOf(stack, section, file.folder);
        return over !== undefined && isFromOverlay(file.definition, over, rest)
            ? `${namespace}:${written(path)}`
            : `${file.path}: ${written(rest)}`;
    };
}
