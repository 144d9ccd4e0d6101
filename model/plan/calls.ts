import type { Graph } from "../graph";
import type { ServiceSpec } from "../schema/service";
import { callersOf } from "./call-graph";
import { dnsUrl, inServiceConnect, planDns } from "./dns";
import { sharesWith } from "./routes/weights";

/** A service that another one calls. */
export interface CallPlan {
    readonly service: string;
    /** Whether a proxy of Service Connect carries the call, or it goes straight to an address that DNS tells. */
    readonly through: "service-connect" | "dns";
    /** The host name under which the caller reaches it. */
    readonly host: string;
    readonly port: number;
    /** The port of the called task that the call arrives at: its own, or that of its proxy. */
    readonly targetPort: number;
    /** The environment variable that tells the caller where it is. */
    readonly variable: string;
    readonly url: string;
}

/** The environment variable that tells a caller where a service is: `PAYMENT_URL`. */
export const urlVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_URL`;

/** The host name under which other services call a service. */
export const discoveryNameOf = (spec: ServiceSpec): string => spec.discoveryName ?? spec.name;

/**
 * What a service calls. A call that can't be is left out: a check tells of it.
 * @param namespace the DNS zone of the services that are found by DNS
 * @param proxyPort where the proxies of called tasks listen, if it is not on the tasks' own ports
 */
export function planCalls(
    spec: ServiceSpec,
    others: Readonly<Record<string, ServiceSpec>>,
    namespace: string,
    proxyPort?: number,
): CallPlan[] {
    return [...new Set(spec.calls)].sort().flatMap((service): CallPlan[] => {
        const callee = Object.hasOwn(others, service) ? others[service] : undefined;
        if (callee?.port === undefined || service === spec.name) return [];
        const { port } = callee;
        const variable = urlVariable(service);
        const dns = planDns(callee, namespace);
        if (dns !== undefined && dns.serviceConnect !== "used")
            return [
                {
                    service,
                    through: "dns",
                    host: `${dns.name}.${namespace}`,
                    port,
                    targetPort: port,
                    variable,
                    url: dnsUrl(dns, port),
                },
            ];
        const host = discoveryNameOf(callee);
        const url = `http://${host}:${port}`;
        return [{ service, through: "service-connect", host, port, targetPort: proxyPort ?? port, variable, url }];
    });
}

/** Which services call which, by name. */
export const callGraph = (services: Readonly<Record<string, ServiceSpec>>): Graph =>
    Object.fromEntries(Object.values(services).map(({ name, calls }) => [name, calls]));

/** Which services must run before which, by name: those that they call, and those that get a share of their requests. */
export const startGraph = (services: Readonly<Record<string, ServiceSpec>>): Graph =>
    Object.fromEntries(Object.values(services).map((spec) => [spec.name, [...spec.calls, ...sharesWith(spec)]]));

/** The services that call one that can be called, in the order of their names. */
export const calledBy = (spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): string[] =>
    spec.port === undefined ? [] : callersOf(callGraph(others), spec.name);

/** Whether a service takes part in Service Connect: it calls others through it, or they call it so. */
export const isConnected = (spec: ServiceSpec, others: Readonly<Record<string, ServiceSpec>>): boolean =>
    planCalls(spec, others, "").some(({ through }) => through === "service-connect") ||
    (inServiceConnect(spec.discovery) && calledBy(spec, others).length > 0);
