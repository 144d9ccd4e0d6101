import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { ServiceFile } from "../model/parse/service-file";
import { compileServices } from "./compile-services";
import { evaluateService } from "./evaluate-service";

const fileNames = ["service.ts", "service.js"];

/**
 * Where a service's own file is, by the service's folder.
 * @param folder the folder of the services, relative to the project's
 * @param root the project's folder. @default the current folder
 * @returns paths relative to the project's folder
 */
export function serviceFiles(folder: string, root = process.cwd()): Map<string, string> {
    const services = resolve(root, folder);
    if (!existsSync(services)) return new Map();
    const found = readdirSync(services, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry): [string, string][] => {
            const name = fileNames.find((each) => existsSync(join(services, entry.name, each)));
            return name === undefined ? [] : [[entry.name, relative(root, join(services, entry.name, name))]];
        });
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads every service's own file, `<folder>/<service>/service.ts`: what it exports by default, or why it can't be read.
 * @param folder the folder of the services, relative to the project's
 * @param root the project's folder. @default the current folder
 */
export function readServices(folder: string, root = process.cwd()): ServiceFile[] {
    const files = serviceFiles(folder, root);
    const compiled = compileServices(root, [...files.values()]);
    return [...files].map(([name, path]): ServiceFile => {
        const service = compiled.get(path);
        if (service === undefined) return { path, folder: name, definition: undefined };
        const result = "code" in service ? evaluateService(service.code, root, path) : service;
        return "unreadable" in result
            ? { path, folder: name, definition: undefined, unreadable: result.unreadable }
            : { path, folder: name, definition: result.definition };
    });
}
