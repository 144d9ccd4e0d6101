import { join } from "node:path";
import { isSection } from "../model/schema/show";
import { errorAt, type Problem } from "../model/problem";
import { configurationValues, namespaced, type ConfigurationValues } from "./configuration-values";
import { readYaml, startsWithKey } from "./yaml-file";

/** A stack file, as it was read. */
export interface StackFile extends ConfigurationValues {
    /** The line of the value at a problem's path, or of what is above it and there. */
    readonly lineOf: (path: string) => number | undefined;
    /** Why it can't be read: it has no values then. */
    readonly problems: readonly Problem[];
}

/** Why a stack file can't be read. */
const unreadable = (file: string, line: number | undefined, reason: string, remedy: string): Problem =>
    errorAt(line === undefined ? file : `${file}:${line}`, "stack-file/unreadable", reason, remedy);

/**
 * Reads a stack file, with its values as Pulumi's engine gives them.
 * @param folder the project's folder
 * @param file the stack file, relative to it
 * @param project the project's name
 */
export function readStackFile(folder: string, file: string, project: string): StackFile {
    const { value, errors, lineOf } = readYaml(join(folder, file));
    const config = isSection(value) ? value["config"] : undefined;
    const known = isSection(config) ? config : {};
    const problems = errors.map(({ line, reason, remedy }) => unreadable(file, line, `is not YAML: ${reason}`, remedy));
    if (errors.length === 0 && config !== undefined && config !== null && !isSection(config))
        problems.push(unreadable(file, lineOf(["config"]), "config is no section", "write key: value pairs below it"));
    if (config === undefined && isSection(value)) {
        const stray = Object.keys(value).find((key) => key.includes(":"));
        if (stray !== undefined)
            problems.push(
                unreadable(
                    file,
                    lineOf([stray]),
                    `${stray} is not below config`,
                    "write config: above, and indent the keys below it",
                ),
            );
    }
    return {
        ...configurationValues(known, project),
        problems,
        lineOf: (path) => {
            const key = Object.keys(known).find((each) => startsWithKey(path, namespaced(each, project)));
            if (key === undefined) return lineOf(["config"]);
            return lineOf(["config", key], path.slice(namespaced(key, project).length + 1));
        },
    };
}
