import { isFromOverlay } from "../overlay";
import { isSection } from "../schema/show";
import { written } from "../written-path";
import type { ServiceFile } from "./service-file";

/** Tells where the value at a path of the configuration was written. */
export type Where = (...path: readonly (string | number)[]) => string;

/** What the stack file says of a service. */
export function overlayOf(stack: Readonly<Record<string, unknown>>, service: string): unknown {
    const overlays = stack["services"];
    return isSection(overlays) && Object.hasOwn(overlays, service) ? overlays[service] : undefined;
}

/**
 * Tells where values are written: those of a service in its own file, unless the stack file has another.
 * @param stack the stack file's values in the project's namespace
 * @param files the services' own files, by folder
 */
export function whereIn(
    namespace: string,
    stack: Readonly<Record<string, unknown>>,
    files: ReadonlyMap<string, ServiceFile>,
): Where {
    return (...path) => {
        const [section, service, ...rest] = path;
        const file = section === "services" && typeof service === "string" ? files.get(service) : undefined;
        if (file === undefined) return `${namespace}:${written(path)}`;
        if (rest.length === 0) return file.path;
        const over = overlayOf(stack, file.folder);
        return over !== undefined && isFromOverlay(file.definition, over, rest)
            ? `${namespace}:${written(path)}`
            : `${file.path}: ${written(rest)}`;
    };
}
