import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isSection } from "../model/schema/show";
import type { ServiceFile } from "../model/parse/service-file";
import { configurationValues, namespaced, type ConfigurationValues } from "./configuration-values";
import { ProjectError } from "./project-error";
import { readDefinitions } from "./read-services";
import { readZoneNames, type ZoneNames } from "./zone-names";
import { readYaml, startsWithKey, type YamlFile } from "./yaml-file";

/** A Pulumi project on disk: what all of its stacks have in common. */
export interface Project {
    /** The folder, as an absolute path. */
    readonly folder: string;
    /** The project's name, which is the namespace of its configuration. */
    readonly name: string;
    /** The names of the stacks that have a file, in their order. */
    readonly stacks: readonly string[];
    /** The stack files, by stack, relative to the project's folder. */
    readonly stackFiles: Readonly<Record<string, string>>;
    /** What the project file gives to stacks whose own file says nothing. */
    readonly defaults: ConfigurationValues;
    /** The line of the project file on which a default is written, by its path in a problem. */
    readonly defaultLineOf: (path: string) => number | undefined;
    /** The folder of the services, relative to the project's. */
    readonly servicesFolder: string;
    readonly services: readonly ServiceFile[];
    readonly functions: readonly ServiceFile[];
    /** The account's zones, by region, as `flotilla zones --refresh` wrote them. */
    readonly zoneNames: ZoneNames;
}

/** The project file's name. */
export const projectFile = "Pulumi.yaml";

const stackFile = /^Pulumi\.(.+)\.(?:yaml|yml|json)$/;

/** The project file's default of a key: the value itself, or what `default` or `value` says. */
function defaultOf(declaration: unknown): unknown {
    if (!isSection(declaration)) return declaration;
    return declaration["default"] ?? declaration["value"];
}

function findStackFiles(folder: string, stackFolder: string): Record<string, string> {
    const absolute = resolve(folder, stackFolder);
    const entries = existsSync(absolute) ? readdirSync(absolute, { withFileTypes: true }) : [];
    const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    return Object.fromEntries(
        names.sort().flatMap((name) => {
            const stack = stackFile.exec(name)?.[1];
            return stack === undefined ? [] : [[stack, join(stackFolder, name)]];
        }),
    );
}

function defaultLines(file: YamlFile, declared: Readonly<Record<string, unknown>>, project: string) {
    return (path: string): number | undefined => {
        const key = Object.keys(declared).find((each) => startsWithKey(path, namespaced(each, project)));
        if (key === undefined) return undefined;
        const declaration = declared[key];
        const value = defaultOf(declaration);
        // What is missing in an empty section is to be written in the stack file.
        if (isSection(value) && Object.keys(value).length === 0) return undefined;
        const within = isSection(declaration) ? ("default" in declaration ? ["default"] : ["value"]) : [];
        return file.lineOf(["config", key, ...within], path.slice(namespaced(key, project).length + 1));
    };
}

/** Where a project's services are. */
export interface LoadProjectOptions {
    /** The folder of the services, relative to the project's. @default services */
    readonly services?: string;
}

/**
 * Reads a project without Pulumi: its file, the names of its stacks and its services.
 * @param folder the folder that holds Pulumi.yaml
 * @throws ProjectError if there is no project, or its file can't be read
 */
export function loadProject(folder: string, options: LoadProjectOptions = {}): Project {
    const root = resolve(folder);
    const path = join(root, projectFile);
    if (!existsSync(path))
        throw new ProjectError(
            `there is no ${projectFile} in ${root}; go to a project's folder, or name it with --cwd`,
        );
    const file = readYaml(path);
    const [error] = file.errors;
    if (error !== undefined)
        throw new ProjectError(
            `${projectFile}${error.line === undefined ? "" : `:${error.line}`}: is not YAML: ${error.reason}; ${error.remedy}`,
        );
    const content = isSection(file.value) ? file.value : {};
    const { name, config, stackConfigDir } = content;
    if (typeof name !== "string" || name === "")
        throw new ProjectError(`${projectFile}: has no name; write for example name: shop`);
    const declared = isSection(config) ? config : {};
    const given = Object.entries(declared).filter(([, declaration]) => defaultOf(declaration) !== undefined);
    const servicesFolder = options.services ?? "services";
    // `config` may be text: it is then what `stackConfigDir` is called in older projects.
    const stackFolder = [stackConfigDir, config].find((each): each is string => typeof each === "string") ?? ".";
    const stackFiles = findStackFiles(root, stackFolder);
    return {
        folder: root,
        name,
        stacks: Object.keys(stackFiles),
        stackFiles,
        defaults: configurationValues(
            Object.fromEntries(given.map(([key, declaration]) => [key, defaultOf(declaration)])),
            name,
        ),
        defaultLineOf: defaultLines(file, declared, name),
        servicesFolder,
        ...readDefinitions(servicesFolder, root),
        zoneNames: readZoneNames(root),
    };
}
