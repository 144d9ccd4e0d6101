import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { ServiceFile } from "../model/parse/service-file";
import { compileServices } from "./compile-services";
import { evaluateService } from "./evaluate-service";

/** What a file of a folder defines, by how it is called. */
const fileNames = { services: ["service.ts", "service.js"], functions: ["function.ts", "function.js"] } as const;

/** What services and functions say of themselves. */
export interface Definitions {
    readonly services: readonly ServiceFile[];
    readonly functions: readonly ServiceFile[];
}

/**
 * Where the own file of a service or function is, by its folder.
 * @param folder the folder of the services, relative to the project's
 * @param root the project's folder. @default the current folder
 * @param kind which of the two
 * @returns paths relative to the project's folder
 */
export function serviceFiles(
    folder: string,
    root = process.cwd(),
    kind: keyof typeof fileNames = "services",
): Map<string, string> {
    const services = resolve(root, folder);
    if (!existsSync(services)) return new Map();
    const found = readdirSync(services, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry): [string, string][] => {
            const name = fileNames[kind].find((each) => existsSync(join(services, entry.name, each)));
            return name === undefined ? [] : [[entry.name, relative(root, join(services, entry.name, name))]];
        });
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads the own file of every service and function, `<folder>/<name>/service.ts` or `function.ts`: what it exports by
 * default, or why it can't be read.
 * @param folder the folder of the services, relative to the project's
 * @param root the project's folder. @default the current folder
 */
export function readDefinitions(folder: string, root = process.cwd()): Definitions {
    const services = serviceFiles(folder, root);
    const functions = serviceFiles(folder, root, "functions");
    const compiled = compileServices(root, [...services.values(), ...functions.values()]);
    const read = (files: ReadonlyMap<string, string>) =>
        [...files].map(([name, path]): ServiceFile => {
            const file = compiled.get(path);
            if (file === undefined) return { path, folder: name, definition: undefined };
            const result = "code" in file ? evaluateService(file.code, root, path) : file;
            return "unreadable" in result
                ? { path, folder: name, definition: undefined, unreadable: result.unreadable }
                : { path, folder: name, definition: result.definition };
        });
    return { services: read(services), functions: read(functions) };
}

/** The services' own files alone, as {@link readDefinitions} reads them. */
export const readServices = (folder: string, root = process.cwd()): readonly ServiceFile[] =>
    readDefinitions(folder, root).services;
