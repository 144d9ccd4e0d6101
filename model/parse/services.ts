import { overlay } from "../overlay";
import { errorAt, type Problem } from "../problem";
import { proposal } from "../schema/explain";
import { queueSchema } from "../schema/queue";
import { serviceSchema, type ServiceSpec } from "../schema/service";
import { isSection, show } from "../schema/show";
import { readValue, type Reading } from "./read-value";
import type { ServiceFile, Unreadable } from "./service-file";
import { overlayOf, type Where } from "./where";

/** Names that JavaScript objects have of themselves: as keys they would be read as something else. */
const reservedNames = new Set(["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"]);

const unreadableProblem = ({ file, line, reason, remedy }: Unreadable): Problem =>
    errorAt(line === undefined ? file : `${file}:${line}`, "services/unreadable", reason, remedy);

/** What is wrong with the stack file's section of services as a whole, and with there being no service. */
function problemsOfSection(
    namespace: string,
    stack: Readonly<Record<string, unknown>>,
    folders: readonly string[],
): Problem[] {
    const path = `${namespace}:services`;
    const section = stack["services"];
    const noSection =
        section === undefined || isSection(section)
            ? []
            : [
                  errorAt(
                      path,
                      "schema",
                      "must be a section with a key for each service",
                      "write order: { scaling: { max: 4 } }",
                  ),
              ];
    const unknown = Object.keys(isSection(section) ? section : {})
        .filter((name) => !folders.includes(name))
        .map((name) =>
            errorAt(`${path}.${name}`, "services/unknown", `there is no service "${name}"`, proposal(name, folders)),
        );
    const none =
        folders.length > 0
            ? []
            : [
                  errorAt(
                      path,
                      "services/none",
                      "there is no service",
                      "add services/<name>/service.ts with `export default defineService({ … })`",
                  ),
              ];
    return [...noSection, ...unknown, ...none];
}

/** What keeps a service from being read by its schema at all: the file, its folder, or what the stack file says of it. */
function obstacle(
    { path, folder, definition, unreadable }: ServiceFile,
    over: unknown,
    at: string,
): Problem | undefined {
    if (reservedNames.has(folder))
        return errorAt(path, "schema", `service name "${folder}" is not allowed`, "choose another name");
    if (unreadable !== undefined) return unreadableProblem(unreadable);
    if (!isSection(definition))
        return errorAt(
            path,
            "services/no-definition",
            "does not export a service",
            "write `export default defineService({ … })`",
        );
    if (over !== undefined && !isSection(over))
        return errorAt(at, "schema", `must be a section with keys, got ${show(over)}`, "write it as key: value pairs");
    return isSection(over) && Object.hasOwn(over, "name")
        ? errorAt(`${at}.name`, "services/name", "a service is named by its folder", "remove it")
        : undefined;
}

/** A service that gets events has a queue to get them in, also where none is written. */
const withQueue = (service: ServiceSpec): ServiceSpec =>
    service.subscribes.length === 0 || service.queue !== undefined
        ? service
        : { ...service, queue: queueSchema.parse({}) };

/** Reads a service: its own file, and over it what the stack file says. */
function readService(file: ServiceFile, over: unknown, at: string, where: Where): Reading<ServiceSpec> {
    const problem = obstacle(file, over, at);
    if (problem !== undefined) return { value: undefined, problems: [problem] };
    const reading = readValue(serviceSchema, overlay(file.definition, over ?? {}), where, "services", file.folder);
    if (reading.value === undefined || reading.value.name === file.folder) return reading;
    const misnamed = errorAt(
        `${file.path}: name`,
        "services/name",
        `is "${reading.value.name}" in the folder "${file.folder}"`,
        `write "${file.folder}", or rename the folder`,
    );
    return { value: undefined, problems: [misnamed] };
}

/** Reads all services, in the order of their names. Those that can't be read are left out. */
export function readServices(
    namespace: string,
    stack: Readonly<Record<string, unknown>>,
    files: ReadonlyMap<string, ServiceFile>,
    where: Where,
): { readonly services: Record<string, ServiceSpec>; readonly problems: readonly Problem[] } {
    const services: Record<string, ServiceSpec> = {};
    const problems = problemsOfSection(namespace, stack, [...files.keys()]);
    for (const file of [...files.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
        const over = overlayOf(stack, file.folder);
        const reading = readService(file, over, `${namespace}:services.${file.folder}`, where);
        problems.push(...reading.problems);
        if (reading.value !== undefined) services[file.folder] = withQueue(reading.value);
    }
    return { services, problems };
}
