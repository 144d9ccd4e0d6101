import { errorAt, type Problem } from "../problem";
import { alertsSchema } from "../schema/alerts";
import { apiGatewaySchema, type ApiGatewaySpec } from "../schema/api-gateway";
import { capacityProvidersSchema, capacitySchema, type CapacitySpec } from "../schema/capacity";
import { sections as sectionNames, type Configuration } from "../schema/configuration";
import { costSchema } from "../schema/cost";
import { discoverySchema } from "../schema/discovery";
import { environmentSchema } from "../schema/environment";
import { existingSchema } from "../schema/existing";
import { proposal } from "../schema/explain";
import { imagesSchema } from "../schema/images";
import { loadBalancerSchema, loadBalancersSchema } from "../schema/load-balancer";
import { networkSchema } from "../schema/network";
import { observabilitySchema } from "../schema/observability";
import { isSection } from "../schema/show";
import { readValue, type Reading } from "./read-value";
import type { Where } from "./where";

/** The sections that hold for the whole environment. */
export type Sections = Omit<Configuration, "services" | "functions">;

/** Instances of which nothing is known. */
const unknownInstances = (): CapacitySpec => ({
    ...capacitySchema.parse({ instanceTypes: ["unknown"] }),
    instanceTypes: [],
});

/** What the checks are given in the place of sections that could not be read. */
const fallbacks = (): Sections => ({
    environment: environmentSchema.parse({ class: "disposable" }),
    network: networkSchema.parse({}),
    capacity: unknownInstances(),
    capacityProviders: {},
    images: imagesSchema.parse({}),
    loadBalancer: loadBalancerSchema.parse({}),
    loadBalancers: {},
    apiGateway: undefined,
    discovery: discoverySchema.parse({}),
    existing: existingSchema.parse({}),
    observability: observabilitySchema.parse({}),
    cost: costSchema.parse({}),
});

/** A section that may be missing, and has its defaults then. */
const optional = (input: unknown): unknown => (input === undefined ? {} : input);

/** Reads the sections of a stack file, except the services'. Those that can't be read have their defaults. */
export function readSections(
    namespace: string,
    stack: Readonly<Record<string, unknown>>,
    where: Where,
): { readonly sections: Sections; readonly problems: readonly Problem[] } {
    const problems: Problem[] = Object.keys(stack)
        .filter((key) => !sectionNames.some((name) => name === key))
        .map((key) => errorAt(`${namespace}:${key}`, "schema", `unknown key "${key}"`, proposal(key, sectionNames)));
    const instead = fallbacks();
    const read = <Value>({ value, problems: found }: Reading<Value>, fallback: Value): Value => {
        problems.push(...found);
        return value ?? fallback;
    };
    const { environment, network, capacity, capacityProviders, images, loadBalancer, loadBalancers } = stack;
    const { apiGateway, discovery, existing, alerts, observability, cost } = stack;
    return {
        sections: {
            environment: read(readValue(environmentSchema, environment, where, "environment"), instead.environment),
            network: read(readValue(networkSchema, optional(network), where, "network"), instead.network),
            capacity:
                capacity === undefined
                    ? undefined
                    : read(readValue(capacitySchema, capacity, where, "capacity"), instead.capacity),
            capacityProviders: read(
                readValue(capacityProvidersSchema, optional(capacityProviders), where, "capacityProviders"),
                // Those that services choose are there, whatever is wrong with one of them.
                isSection(capacityProviders)
                    ? Object.fromEntries(Object.keys(capacityProviders).map((name) => [name, unknownInstances()]))
                    : instead.capacityProviders,
            ),
            images: read(readValue(imagesSchema, optional(images), where, "images"), instead.images),
            loadBalancer: read(
                readValue(loadBalancerSchema, optional(loadBalancer), where, "loadBalancer"),
                instead.loadBalancer,
            ),
            loadBalancers: read(
                readValue(loadBalancersSchema, optional(loadBalancers), where, "loadBalancers"),
                instead.loadBalancers,
            ),
            apiGateway:
                apiGateway === undefined
                    ? undefined
                    : read<ApiGatewaySpec | undefined>(
                          readValue(apiGatewaySchema, apiGateway, where, "apiGateway"),
                          instead.apiGateway,
                      ),
            discovery: read(readValue(discoverySchema, optional(discovery), where, "discovery"), instead.discovery),
            existing: read(readValue(existingSchema, optional(existing), where, "existing"), instead.existing),
            ...(alerts !== undefined && {
                alerts: read(readValue(alertsSchema, alerts, where, "alerts"), alertsSchema.parse({})),
            }),
            observability: read(
                readValue(observabilitySchema, optional(observability), where, "observability"),
                instead.observability,
            ),
            cost: read(readValue(costSchema, optional(cost), where, "cost"), instead.cost),
        },
        problems,
    };
}
