import type { ExistingSpec } from "../schema/existing";
import type { ServiceSpec } from "../schema/service";

/** A database that is already there, and that a service reaches. */
export interface DatabaseLinkPlan {
    readonly name: string;
    readonly host: string;
    readonly port: number;
    readonly securityGroupId: string;
}

/** An event bus that is already there, and that a service puts events on. */
export interface EventBusLinkPlan {
    readonly name: string;
    readonly arn: string;
}

/** What a service is linked to of what is already there. */
export interface ExistingLinks {
    readonly databases: readonly DatabaseLinkPlan[];
    readonly eventBuses: readonly EventBusLinkPlan[];
    /** The variables that tell its code of them. */
    readonly environment: Readonly<Record<string, string>>;
    /** The variables with the databases' users and passwords. */
    readonly secrets: Readonly<Record<string, string>>;
}

const prefix = (name: string) => name.toUpperCase().replaceAll("-", "_");

/** The environment variables that tell of a database: `SHOP_HOST`, `SHOP_PORT` and `SHOP_SECRET`. */
export const databaseVariables = (name: string) =>
    ({ host: `${prefix(name)}_HOST`, port: `${prefix(name)}_PORT`, secret: `${prefix(name)}_SECRET` }) as const;

/** The environment variable with an event bus's ARN: `ORDERS_EVENT_BUS`. */
export const eventBusVariable = (name: string): string => `${prefix(name)}_EVENT_BUS`;

const known = <Value>(names: readonly string[], of: Readonly<Record<string, Value>>): [string, Value][] =>
    [...new Set(names)].sort().flatMap((name): [string, Value][] => {
        const value = Object.hasOwn(of, name) ? of[name] : undefined;
        return value === undefined ? [] : [[name, value]];
    });

/** What a service is linked to. What is not there is left out: a check tells of it. */
export function planExistingLinks(spec: ServiceSpec, { databases, eventBuses }: ExistingSpec): ExistingLinks {
    const linked = known(spec.databases, databases);
    const buses = known(spec.eventBuses, eventBuses);
    return {
        databases: linked.map(([name, { host, port, securityGroupId }]) => ({ name, host, port, securityGroupId })),
        eventBuses: buses.map(([name, arn]) => ({ name, arn })),
        environment: Object.fromEntries([
            ...linked.flatMap(([name, { host, port }]) => [
                [databaseVariables(name).host, host],
                [databaseVariables(name).port, String(port)],
            ]),
            ...buses.map(([name, arn]) => [eventBusVariable(name), arn]),
        ]) as Record<string, string>,
        secrets: Object.fromEntries(
            linked.flatMap(([name, { secretArn }]) =>
                secretArn === undefined ? [] : [[databaseVariables(name).secret, secretArn]],
            ),
        ),
    };
}
