import { byKey } from "../../by-key";
import type { Configuration } from "../../schema/configuration";
import type { ServiceSpec } from "../../schema/service";
import { inSeconds } from "../../schema/units";
import type { RouteWeights } from "../../schema/weights";

/** How the requests of a route are shared among services. */
export interface WeightsPlan {
    /** The weight of each service, that of the route's own included. */
    readonly shares: Readonly<Record<string, number>>;
    /** How long a client stays with the service that answered it first. */
    readonly stickySeconds?: number;
}

/** What shares without that of the service itself add up to. */
const whole = 100;

const sum = (weights: Readonly<Record<string, number>>) =>
    Object.values(weights).reduce((total, weight) => total + weight, 0);

/** What the service itself gets: the weight that is written, or what the others leave of 100. */
export const ownShare = (service: string, weights: Readonly<Record<string, number>>): number =>
    Object.hasOwn(weights, service) ? (weights[service] ?? 0) : whole - sum(weights);

/** Plans how the requests of a service's route are shared, if they are. */
export function planWeights(service: string, { weights, stickyWeights }: RouteWeights): WeightsPlan | undefined {
    if (weights === undefined) return undefined;
    return {
        shares: byKey({ ...weights, [service]: Math.max(0, ownShare(service, weights)) }),
        ...(stickyWeights !== undefined && { stickySeconds: inSeconds(stickyWeights) }),
    };
}

/** The other services to which a service's routes send a share of their requests, in the order of their names. */
export const sharesWith = ({ name, routes = [] }: Pick<ServiceSpec, "name" | "routes">): string[] =>
    [...new Set(routes.flatMap((route) => (typeof route === "string" ? [] : Object.keys(byKey(route.weights ?? {})))))]
        .filter((other) => other !== name)
        .sort();

/** Which services share requests with which, by name. */
export const sharingGraph = ({ services }: Pick<Configuration, "services">): Record<string, readonly string[]> =>
    Object.fromEntries(Object.values(services).map((service) => [service.name, sharesWith(service)]));

/** Where a rule's requests go. */
interface Target {
    readonly service: string;
    readonly weights?: WeightsPlan;
    readonly test?: true;
}

/** Where the requests of a rule go, in a few words each: `catalog 90 %`, `catalog-v2 10 %`. */
export function targetTexts({ service, weights, test }: Target): string[] {
    if (weights === undefined) return [test ? `${service} (test requests)` : service];
    const total = sum(weights.shares);
    return Object.entries(weights.shares).map(
        ([name, weight]) => `${name} ${total === 0 ? 0 : Number(((100 * weight) / total).toFixed(1))} %`,
    );
}

/**
 * The service that answers a request of a rule, which may share its requests among several.
 * @param chance a number from 0 up to, but not, 1
 */
export function chosenService({ service, weights }: Target, chance: number): string {
    let left = chance * sum(weights?.shares ?? {});
    for (const [name, weight] of Object.entries(weights?.shares ?? {})) {
        left -= weight;
        if (left < 0) return name;
    }
    return service;
}
