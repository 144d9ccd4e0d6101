import { decide, type Decision, type Surroundings } from "../../model/decide";
import type { ConfigurationSources } from "../../model/parse";
import type { ServiceFile } from "../../model/parse/service-file";
import type { FunctionCode, FunctionPlan } from "../../model/plan/function";
import type { BuildContext } from "../../model/plan/image";
import { groupNamed } from "../../model/plan/capacity/capacity";
import type { CapacityFit } from "../../model/plan/capacity/fit";
import type { GroupPlan } from "../../model/plan/capacity/group";
import type { LoadBalancerPlan } from "../../model/plan/load-balancer";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import { formatProblem } from "../../model/problem";
import type { ServiceConfiguration } from "../../model/schema/service";
import { pricesFixture } from "./prices";

/** The services of the fixture, as their own files write them. */
export const serviceNames = ["inventory", "order", "payment", "user"] as const;

/** One of the fixture's services. */
export type ServiceName = (typeof serviceNames)[number];

const definitions: Readonly<Record<ServiceName, ServiceConfiguration>> = {
    inventory: {
        name: "inventory",
        image: { context: "." },
        cpu: "0.25 vCPU",
        memory: "256 MiB",
        port: 8080,
        routes: ["/inventory", "/inventory/*"],
        placement: "binpack",
        scaling: { min: 1 },
    },
    order: {
        name: "order",
        image: { context: "." },
        cpu: "0.25 vCPU",
        memory: "512 MiB",
        port: 8080,
        routes: ["/orders", "/orders/*"],
        health: { path: "/health", interval: "12 s", expect: 200, command: ["CMD", "node", "dist/healthcheck.js"] },
        placement: "az-balanced-spread",
        scaling: { min: 1, max: 4, cpu: 60, requestsPerTarget: 1000 },
        environment: { LOG_LEVEL: "info" },
        secrets: { PAYMENT_KEY: "/shop/payment-key" },
        user: "1000:1000",
    },
    payment: {
        name: "payment",
        image: { context: "." },
        cpu: "0.25 vCPU",
        memory: "512 MiB",
        port: 8080,
        routes: ["/payments", "/payments/*"],
        placement: "one-task-per-host",
        scaling: { min: 1, max: 2 },
    },
    user: {
        name: "user",
        image: { context: "." },
        cpu: "0.25 vCPU",
        memory: "512 MiB",
        port: 8080,
        routes: ["/users", "/users/*"],
        placement: "az-balanced-binpack",
        scaling: { min: 1, max: 4 },
    },
};

const stack = {
    environment: { class: "disposable" },
    network: { zones: 2, nat: "single" },
    capacity: { instanceTypes: ["t3.medium"], min: 1, max: 6 },
};

/** The path of a service's own file, as messages show it. */
export const fileOf = (service: string) => `services/${service}/service.ts`;

/** A service's file. The folder is the name that it has, unless another is given. */
export const serviceFile = (definition: unknown, folder = (definition as { name: string }).name): ServiceFile => ({
    path: fileOf(folder),
    folder,
    definition,
});

/** A valid configuration: a stack file and four services. Each call makes a new one. */
export function sourcesFixture(): ConfigurationSources {
    return structuredClone({
        namespace: "flotilla",
        stack,
        services: serviceNames.map((name) => serviceFile(definitions[name])),
    });
}

/** Stands for a property that is taken away. */
export const absent = Symbol("absent");

function put(root: unknown, path: string, value: unknown): unknown {
    const copy = structuredClone(root) as Record<string, unknown>;
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const holder = keys.reduce((at, key) => {
        // Not by assignment, so that a test can write a key named __proto__.
        if (!Object.hasOwn(at, key)) define(at, key, {});
        return at[key] as Record<string, unknown>;
    }, copy);
    if (value === absent) delete holder[last];
    else define(holder, last, value);
    return copy;
}

const define = (target: object, key: string, value: unknown) =>
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

/** The configuration with one value of the stack file changed: `withStack("network.zones", 3)`. */
export function withStack(path: string, value: unknown, sources = sourcesFixture()): ConfigurationSources {
    return { ...sources, stack: put(sources.stack, path, value) as Record<string, unknown> };
}

/** The configuration with values of one service's own file changed, by path: `withService("order", { "scaling.min": 2 })`. */
export function withService(
    name: string,
    patch: Readonly<Record<string, unknown>>,
    sources = sourcesFixture(),
): ConfigurationSources {
    return {
        ...sources,
        services: sources.services.map((file) =>
            file.folder === name
                ? {
                      ...file,
                      definition: Object.entries(patch).reduce(
                          (definition, [path, value]) => put(definition, path, value),
                          file.definition,
                      ),
                  }
                : file,
        ),
    };
}

/** The path of a function's own file, as messages show it. */
export const functionFileOf = (name: string) => `services/${name}/function.ts`;

/** A function's file. The folder is the name that it has, unless another is given. */
export const functionFile = (definition: unknown, folder = (definition as { name: string }).name): ServiceFile => ({
    path: functionFileOf(folder),
    folder,
    definition,
});

/**
 * The configuration with a function named notification, which subscribes to an event of the service order, and values of
 * its own file changed, by path.
 */
export function withFunction(
    patch: Readonly<Record<string, unknown>> = {},
    sources = withService("order", { publishes: ["order.placed"] }),
): ConfigurationSources {
    const definition = { name: "notification", subscribes: ["order.placed"] };
    const changed = Object.entries(patch).reduce<unknown>((of, [path, value]) => put(of, path, value), definition);
    return { ...sources, functions: [functionFile(changed, definition.name)] };
}

/** The configuration as an environment of class production that has no problems, warnings included. */
export function productionFixture(): ConfigurationSources {
    const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
    const encrypted = withStack("loadBalancer.certificateArn", certificateArn);
    const production = withStack(
        "environment.class",
        "production",
        withStack("network.nat", "per-zone", withStack("loadBalancer.waf", {}, encrypted)),
    );
    const told = withStack("alerts", { email: ["ops@example.com"] }, production);
    return serviceNames.reduce((sources, name) => withService(name, { user: "1000:1000" }, sources), told);
}

/** The configuration with other services. */
export const withServices = (...services: readonly ServiceFile[]): ConfigurationSources => ({
    ...sourcesFixture(),
    services,
});

/** A small valid service. */
export const smallService = (name: string, routes: ServiceConfiguration["routes"]): ServiceFile =>
    serviceFile({ name, image: { context: "." }, cpu: "0.125 vCPU", memory: "64 MiB", port: 8080, routes });

/** Gives every service a build context, whose hash tells it from the others. */
export const readContext = (service: string): BuildContext => ({
    path: `.flotilla/contexts/${service}`,
    hash: Buffer.from(service).toString("hex"),
});

/** Gives every function its code, whose hash tells it from the others. */
export const readCode = (name: string): FunctionCode => ({
    path: `.flotilla/functions/${name}`,
    hash: Buffer.from(name).toString("hex"),
});

/** What the fixture's decisions depend on beside its configuration. */
export const surroundings: Surroundings = {
    project: "flotilla",
    stack: "dev",
    region: "eu-west-1",
    hostPlatform: "linux/amd64",
    readContext,
    readCode,
    prices: pricesFixture,
};

/** Decides about a configuration as the program does, without reading files. */
export const decideFixture = (sources = sourcesFixture(), changed: Partial<Surroundings> = {}): Decision =>
    decide(sources, { ...surroundings, ...changed });

/** The problems of a configuration, each as the line that the user reads. */
export const problemsOf = (sources: ConfigurationSources, changed: Partial<Surroundings> = {}): string[] =>
    decideFixture(sources, changed).problems.map(formatProblem);

/**
 * The plan of a configuration that has no problems.
 * @throws Error with the problems, if it has any
 */
export function planOf(sources = sourcesFixture(), changed: Partial<Surroundings> = {}): Plan {
    const { plan, problems } = decideFixture(sources, changed);
    if (plan === undefined) throw new Error(problems.map(formatProblem).join("\n"));
    return plan;
}

/** The fixture's plan, with some of its parts replaced: for tests of components, which read nothing else. */
export const planFixture = (overrides: Partial<Plan> = {}): Plan => ({ ...planOf(), ...overrides });

/** The load balancer of a plan that services use unless they name another. */
export function loadBalancerOf({ loadBalancers }: Plan): LoadBalancerPlan {
    const [first] = loadBalancers;
    if (first === undefined) throw new Error("the plan has no load balancer");
    return first;
}

/** A group of instances of a plan: that of the section `capacity`, or one of `capacityProviders`. */
export function groupOf({ capacity }: Plan, key = "ec2"): GroupPlan {
    const group = groupNamed(capacity, key);
    if (group === undefined) throw new Error(`the plan has no group ${key}`);
    return group;
}

/** How the tasks fit on a group of a plan. */
export function fitOf({ fits }: Plan, key = "ec2"): CapacityFit {
    const found = fits.find(({ group }) => group === key);
    if (found === undefined) throw new Error(`the plan has no group ${key}`);
    return found;
}

/** A function of a plan. */
export function functionOf({ functions }: Plan, name = "notification"): FunctionPlan {
    const found = functions.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`the plan has no function ${name}`);
    return found;
}

/** A service of a plan. */
export function serviceOf(plan: Plan, name: string): ServicePlan {
    const service = plan.services.find((candidate) => candidate.name === name);
    if (service === undefined) throw new Error(`the plan has no service ${name}`);
    return service;
}
