import { byKey } from "../by-key";
import type { StackPath } from "../encrypted";
import type { Where } from "../parse/where";
import type { Plan } from "../plan/plan";
import { groupNamed, writtenGroups } from "../plan/capacity/capacity";
import type { CapacityFit } from "../plan/capacity/fit";
import { groupPath, type GroupPlan } from "../plan/capacity/group";
import { defaultLoadBalancer } from "../plan/routes/written-route";
import type { Problem, Severity } from "../problem";
import type { CapacitySpec } from "../schema/capacity";
import type { Configuration } from "../schema/configuration";
import type { FunctionSpec } from "../schema/function";
import type { ImagePlatform } from "../schema/images";
import type { LoadBalancerSpec } from "../schema/load-balancer";
import type { ServiceSpec } from "../schema/service";
import type { SidecarSpec } from "../schema/sidecar";
import type { RouteWeights } from "../schema/weights";
import { runsOnFargate, strategyOf } from "../plan/capacity/strategy";

/** What a rule looks at. */
export interface RuleInput {
    readonly configuration: Configuration;
    /** What would be built, or undefined where the configuration is too broken to tell. */
    readonly plan?: Plan;
    /** The names of all services, also of those that could not be read and so are missing in the configuration. */
    readonly serviceNames: readonly string[];
    /** The AWS region of the environment. */
    readonly region: string;
    /** The names of the zones that the account has there, in order. */
    readonly zoneNames: readonly string[];
    /** The platform of the machine that builds images. */
    readonly hostPlatform: ImagePlatform;
    /** Tells where a value was written. */
    readonly where: Where;
    /** Whether a value of the stack file is encrypted in it. */
    readonly isEncrypted: (...path: StackPath) => boolean;
}

/** What a rule found wrong at a place. */
export interface Finding {
    /** Where it was written, as {@link RuleInput.where} tells it. */
    readonly path: string;
    /** What is wrong, with the offending value. */
    readonly reason: string;
    /** What to write instead. */
    readonly remedy: string;
}

/** Finds what is wrong with a configuration that the schema let through. It never throws, whatever the schema lets through. */
export type Check = (input: RuleInput) => readonly Finding[];

/** A rule of the catalogue. Its page in docs/checks.md is made from this. */
export interface Rule {
    /** Stable: part of the public interface. The rule's file is named after it. */
    readonly id: `${string}/${string}`;
    /** An error stops the deployment, a warning is told once. */
    readonly severity: Severity;
    /** What must hold, in one sentence. */
    readonly what: string;
    /** What happens where it does not. */
    readonly why: string;
    /** What to do about it. */
    readonly remedy: string;
    /** Where its numbers and names come from: an AWS API reference or guide by name, an address, or `Follows from …`. */
    readonly source: string;
    readonly check: Check;
}

/** A finding at a place. */
export const finding = (path: string, reason: string, remedy: string): Finding => ({ path, reason, remedy });

/** Tells where a value of one service, container or load balancer was written. */
export type At = (...path: readonly (string | number)[]) => string;

/** A rule on each service by itself. */
export function eachService(check: (service: ServiceSpec, at: At, input: RuleInput) => readonly Finding[]): Check {
    return (input) =>
        Object.values(input.configuration.services).flatMap((service) =>
            check(service, (...path) => input.where("services", service.name, ...path), input),
        );
}

/** A rule on each function by itself. */
export function eachFunction(check: (lambda: FunctionSpec, at: At, input: RuleInput) => readonly Finding[]): Check {
    return (input) =>
        Object.values(input.configuration.functions).flatMap((lambda) =>
            check(lambda, (...path) => input.where("functions", lambda.name, ...path), input),
        );
}

/** What services and functions have in common. */
export type ServiceOrFunction = Pick<
    ServiceSpec,
    "environment" | "name" | "permissions" | "publishes" | "secretKeys" | "secrets" | "subscribes" | "table"
>;

/** A rule on each service and each function by itself. */
export const eachServiceOrFunction =
    (check: (of: ServiceOrFunction, at: At, input: RuleInput) => readonly Finding[]): Check =>
    (input) => [...eachService(check)(input), ...eachFunction(check)(input)];

/** A rule on each route that shares its requests among services. */
export function eachWeightedRoute(
    check: (
        service: ServiceSpec,
        weights: NonNullable<RouteWeights["weights"]>,
        at: At,
        input: RuleInput,
        stickyWeights: RouteWeights["stickyWeights"],
    ) => readonly Finding[],
): Check {
    return eachService((service, at, input) =>
        (service.routes ?? []).flatMap((route, index) =>
            typeof route === "string" || route.weights === undefined
                ? []
                : check(service, route.weights, (...path) => at("routes", index, ...path), input, route.stickyWeights),
        ),
    );
}

/** What a service's own container and its sidecars have in common. */
export type ContainerSpec = Pick<
    SidecarSpec,
    "capabilities" | "environment" | "environmentFiles" | "memory" | "scratch" | "secrets" | "ulimits" | "user"
>;

/** The containers of a service's tasks, each with where it was written. */
const containersOf = (service: ServiceSpec, at: At): readonly (readonly [container: ContainerSpec, at: At])[] => [
    [service, at],
    ...Object.entries(service.sidecars).map(([name, sidecar]): readonly [ContainerSpec, At] => [
        sidecar,
        (...path) => at("sidecars", name, ...path),
    ]),
];

/** A rule on each container by itself: the service's own, then its sidecars. */
export function eachContainer(
    check: (container: ContainerSpec, at: At, input: RuleInput) => readonly Finding[],
): Check {
    return eachService((service, at, input) =>
        containersOf(service, at).flatMap(([container, ofIt]) => check(container, ofIt, input)),
    );
}

/** A rule on the variables and secrets of each container, and of each function. */
export const eachEnvironment =
    (check: (of: Pick<ServiceOrFunction, "environment" | "secrets">, at: At) => readonly Finding[]): Check =>
    (input) => [...eachContainer(check)(input), ...eachFunction(check)(input)];

/** A load balancer as it is written. */
export interface WrittenLoadBalancer {
    /** What services choose it by. */
    readonly key: string;
    readonly spec: LoadBalancerSpec;
    readonly at: At;
}

/** All load balancers: the one of the section `loadBalancer`, and then those of `loadBalancers`. */
export function writtenLoadBalancers({ configuration, where }: RuleInput): WrittenLoadBalancer[] {
    const { loadBalancer, loadBalancers } = configuration;
    return [
        { key: defaultLoadBalancer, spec: loadBalancer, at: (...path) => where("loadBalancer", ...path) },
        ...Object.entries(byKey(loadBalancers)).map(([key, spec]): WrittenLoadBalancer => ({
            key,
            spec,
            at: (...path) => where("loadBalancers", key, ...path),
        })),
    ];
}

/** A rule on each container of a service that runs on Fargate. */
export const eachFargateContainer = (check: (container: ContainerSpec, at: At) => readonly Finding[]): Check =>
    eachService((service, at) =>
        runsOnFargate(strategyOf(service.capacity))
            ? containersOf(service, at).flatMap(([container, ofIt]) => check(container, ofIt))
            : [],
    );

/** A rule on each load balancer by itself. `key` is what services choose it by. */
export function eachLoadBalancer(
    check: (loadBalancer: LoadBalancerSpec, at: At, input: RuleInput, key: string) => readonly Finding[],
): Check {
    return (input) => writtenLoadBalancers(input).flatMap(({ key, spec, at }) => check(spec, at, input, key));
}

/** A rule on each Auto Scaling group by itself: that of the section `capacity`, and those of `capacityProviders`. */
export function eachGroup(check: (group: CapacitySpec, at: At, input: RuleInput) => readonly Finding[]): Check {
    return (input) =>
        writtenGroups(input.configuration).flatMap(({ spec, path }) =>
            check(spec, (...rest) => input.where(...path, ...rest), input),
        );
}

/** An Auto Scaling group of a plan, and how the tasks fit on it. */
export interface FittedGroup {
    readonly group: GroupPlan;
    readonly fit: CapacityFit;
    readonly plan: Plan;
    /** Tells where a value of the group was written. */
    readonly at: At;
    readonly input: RuleInput;
}

/** A rule on how the tasks fit on each Auto Scaling group. The emulated AWS (class local) places any task. */
export function eachFit(check: (of: FittedGroup) => readonly Finding[]): Check {
    return (input) => {
        const { plan } = input;
        if (plan === undefined || plan.class === "local") return [];
        return plan.fits.flatMap((fit) => {
            const group = groupNamed(plan.capacity, fit.group);
            const at: At = (...path) => input.where(...groupPath(fit.group), ...path);
            return group === undefined ? [] : check({ group, fit, plan, at, input });
        });
    };
}

/** What a rule finds, as problems with its id and severity. */
export const problemsOfRule = ({ id, severity, check }: Rule, input: RuleInput): Problem[] =>
    check(input).map((found) => ({ id, severity, ...found }));
