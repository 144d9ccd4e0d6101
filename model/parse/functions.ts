import { errorAt, type Problem } from "../problem";
import { functionSchema, type FunctionSpec } from "../schema/function";
import { problemsOfSection, readDefinitions, type DefinitionKind, type DefinitionSources } from "./definitions";

const kind: DefinitionKind<typeof functionSchema> = {
    section: "functions",
    noun: "function",
    define: "defineFunction",
    example: 'notification: { memory: "512 MiB" }',
    schema: functionSchema,
    ids: {
        name: "functions/name",
        noDefinition: "functions/no-definition",
        unknown: "functions/unknown",
        unreadable: "functions/unreadable",
    },
};

/** A folder is that of a service or of a function: both would have its name, and with it a table, a queue and a log. */
const besideServices = ({ files, others }: DefinitionSources): Problem[] =>
    [...files.values()]
        .filter(({ folder }) => others.names.includes(folder))
        .map(({ path, folder }) =>
            errorAt(
                path,
                "functions/name",
                `the folder "${folder}" has a service too`,
                "move one of them to a folder of its own",
            ),
        );

/** Reads all functions, in the order of their names. Those that can't be read are left out. */
export function readFunctions(sources: DefinitionSources): {
    readonly functions: Record<string, FunctionSpec>;
    readonly problems: readonly Problem[];
} {
    const twice = besideServices(sources);
    const { values, problems } = readDefinitions(kind, {
        ...sources,
        files: new Map([...sources.files].filter(([folder]) => !sources.others.names.includes(folder))),
    });
    return { functions: values, problems: [...problemsOfSection(kind, sources), ...twice, ...problems] };
}
