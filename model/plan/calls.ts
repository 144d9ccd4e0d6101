import type { ServiceSpec } from "../schema/service";

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
