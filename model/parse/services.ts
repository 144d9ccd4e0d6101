import { errorAt, type Problem } from "../problem";
import { queueSchema } from "../schema/queue";
import { serviceSchema, type ServiceSpec } from "../schema/service";
import { problemsOfSection, readDefinitions, type DefinitionKind, type DefinitionSources } from "./definitions";

const kind: DefinitionKind<typeof serviceSchema> = {
    section: "services",
    noun: "service",
    define: "defineService",
    example: "order: { scaling: { max: 4 } }",
    schema: serviceSchema,
    ids: {
        name: "services/name",
        noDefinition: "services/no-definition",
        unknown: "services/unknown",
        unreadable: "services/unreadable",
    },
};

/** What is wrong with there being no service. */
const noServices = ({ namespace, files }: DefinitionSources): Problem[] =>
    files.size > 0
        ? []
        : [
              errorAt(
                  `${namespace}:services`,
                  "services/none",
                  "there is no service",
                  "add services/<name>/service.ts with `export default defineService({ … })`",
              ),
          ];

/** A service that gets events has a queue to get them in, also where none is written. */
const withQueue = (service: ServiceSpec): ServiceSpec =>
    service.subscribes.length === 0 || service.queue !== undefined
        ? service
        : { ...service, queue: queueSchema.parse({}) };

/** Reads all services, in the order of their names. Those that can't be read are left out. */
export function readServices(sources: DefinitionSources): {
    readonly services: Record<string, ServiceSpec>;
    readonly problems: readonly Problem[];
} {
    const { values, problems } = readDefinitions(kind, sources);
    return {
        services: Object.fromEntries(Object.entries(values).map(([name, service]) => [name, withQueue(service)])),
        problems: [...problemsOfSection(kind, sources), ...noServices(sources), ...problems],
    };
}
