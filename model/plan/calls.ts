import type { Graph } from "../graph";
import type { ServiceSpec } from "../schema/service";
import { callersOf } from "./call-graph";

/** A service that another one calls. */
export interface CallPlan {
    readonly service: string;
    /** The host name under which the caller reaches it. */
    readonly host: string;
    readonly port: number;
    /** The environment variable that tells the caller where it is. */
    readonly variable: string;
    readonly url: string;
}

/** The environment variable that tells a caller where a service is: `PAYMENT_URL`. */
export const urlVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_URL`;

/** The host name under which other services call a service. */
export const discoveryNameOf = (spec: ServiceSpec): string => spec.discoveryName ?? spec.name;

/** What a service calls. A call that can't be is left out: a check tells of it. */
export function planCalls(spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): CallPlan[] {
    return [...new Set(spec.calls)].sort().flatMap((service) => {
        const callee = Object.hasOwn(others, service) ? others[service] : undefined;
        if (callee?.port === undefined || service === spec.name) return [];
        const host = discoveryNameOf(callee);
        const url = `http://${host}:${callee.port}`;
        return [{ service, host, port: callee.port, variable: urlVariable(service), url }];
    });
}

/** Which services call which, by name. */
export const callGraph = (services: Readonly<Record<string, ServiceSpec>>): Graph =>
    Object.fromEntries(Object.values(services).map(({ name, calls }) => [name, calls]));

/** The services that call one that can be called, in the order of their names. */
export const calledBy = (spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): string[] =>
    spec.port === undefined ? [] : callersOf(callGraph(others), spec.name);

/** Whether a service takes part in Service Connect: it calls others, or they call it. */
export const isConnected = (spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): boolean =>
    planCalls(spec, others).length > 0 || calledBy(spec, others).length > 0;
