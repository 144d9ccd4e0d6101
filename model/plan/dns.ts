import type { ServiceSpec } from "../schema/service";
import { inSeconds } from "../schema/units";

/** How a service is found by DNS, through Cloud Map. */
export interface DnsPlan {
    readonly record: "A" | "SRV";
    readonly ttlSeconds: number;
    /** Its name in the zone. */
    readonly name: string;
    /** The zone, which only the VPC sees. */
    readonly namespace: string;
    /** Whether it is found through Service Connect as well, and its callers use that. */
    readonly serviceConnect?: "kept" | "used";
}

/** How a service is found by DNS, or undefined where it is found through Service Connect, or not at all. */
export const planDns = (spec: ServiceSpec, namespace: string): DnsPlan | undefined =>
    spec.discovery === undefined || spec.port === undefined
        ? undefined
        : {
              record: spec.discovery.dns,
              ttlSeconds: inSeconds(spec.discovery.ttl),
              name: spec.discoveryName ?? spec.name,
              namespace,
              ...(spec.discovery.serviceConnect && { serviceConnect: spec.discovery.serviceConnect }),
          };

/** Whether others find a service through Service Connect: by itself, or in a step beside DNS. */
export const inServiceConnect = (dns: Pick<DnsPlan, "serviceConnect"> | undefined): boolean =>
    dns === undefined || dns.serviceConnect !== undefined;

/**
 * Where a service is that is found by DNS. Behind SRV records are names and a port that only a client that asks for
 * them learns, so the address says that it is one of those.
 */
export const dnsUrl = ({ record, name, namespace }: DnsPlan, port: number): string =>
    record === "A" ? `http://${name}.${namespace}:${port}` : `http+srv://${name}.${namespace}`;
