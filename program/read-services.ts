import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { ServiceFile } from "../model/parse";

const fileNames = ["service.ts", "service.js"];

/** Where a service's own file is, by the service's folder. */
export function serviceFiles(folder: string): Map<string, string> {
    const root = resolve(folder);
    if (!existsSync(root)) return new Map();
    const found = readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap((entry): [string, string][] => {
            const file = fileNames.map((name) => join(root, entry.name, name)).find((path) => existsSync(path));
            return file === undefined ? [] : [[entry.name, file]];
        });
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads every service's own file, `<folder>/<service>/service.ts`.
 * @param folder the folder of the services
 * @returns what each exports by default
 */
export function readServices(folder: string): ServiceFile[] {
    return [...serviceFiles(folder)].map(([name, path]) => {
        // A file in TypeScript is compiled by the hook that Pulumi, mocha or ts-node has installed.
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const exported = require(path) as { readonly __esModule?: boolean; readonly default?: unknown } | null;
        const definition =
            exported?.__esModule === true || exported?.default !== undefined ? exported.default : exported;
        return { path: relative(process.cwd(), path), folder: name, definition };
    });
}
