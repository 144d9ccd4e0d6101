import { cachePort, cacheVariables } from "./cache";
import { databaseVariableNames } from "./database";
import { eventBusNameVariable } from "./events";
import { queueVariable } from "./queue";
import type { ServicePlan } from "./service";
import { tableStreamVariable, tableVariable } from "./table";

/**
 * Where the things are that a service is linked to. What it has no link to may be left out, and so may what is not there.
 * A value is text, or what stands for it until it is known.
 */
export interface LinkAddresses<Value> {
    /** Its own queue. */
    readonly queueUrl?: Value | undefined;
    /** The queues that it sends to, by the services that they are of. */
    readonly sends?: Readonly<Record<string, Value>> | undefined;
    readonly table?: { readonly name: Value; readonly streamArn: Value } | undefined;
    readonly busName?: Value | undefined;
    /** The ARNs of topics, by the events that they carry. */
    readonly topics?: Readonly<Record<string, Value>> | undefined;
    readonly cache?: { readonly host: Value; readonly port?: Value } | undefined;
    readonly database?: { readonly host: Value; readonly port?: Value; readonly secretArn: Value } | undefined;
}

/** What lets a service into its cache and its database. */
export interface LinkCredentials<Value> {
    readonly cachePassword?: Value | undefined;
    readonly database?: { readonly user: Value; readonly password: Value } | undefined;
}

type Linked = Pick<ServicePlan, "publishes" | "topics"> & Partial<Pick<ServicePlan, "database" | "sends" | "table">>;

/** The environment variables that tell the code of a service or function where the things are that it is linked to. */
export function linkVariables<Value>(plan: Linked, addresses: LinkAddresses<Value>): Record<string, Value | string> {
    const { queueUrl, sends = {}, table, busName, topics = {}, cache, database } = addresses;
    const others = (plan.sends ?? []).flatMap(({ service, variable }) => {
        const url = sends[service];
        return url === undefined ? [] : [[variable, url] as const];
    });
    const published = plan.topics.flatMap(({ event, variable }) => {
        const arn = topics[event];
        return arn === undefined ? [] : [[variable, arn] as const];
    });
    return {
        ...(queueUrl !== undefined && { [queueVariable]: queueUrl }),
        ...Object.fromEntries(others),
        ...(table !== undefined && { [tableVariable]: table.name }),
        ...(table !== undefined && plan.table?.stream !== undefined && { [tableStreamVariable]: table.streamArn }),
        ...(busName !== undefined && plan.publishes.length > 0 && { [eventBusNameVariable]: busName }),
        ...Object.fromEntries(published),
        ...(cache !== undefined && {
            [cacheVariables.host]: cache.host,
            [cacheVariables.port]: cache.port ?? String(cachePort),
        }),
        ...(database !== undefined &&
            plan.database !== undefined && {
                [databaseVariableNames.host]: database.host,
                [databaseVariableNames.port]: database.port ?? String(plan.database.port),
                [databaseVariableNames.name]: plan.database.databaseName,
                [databaseVariableNames.secret]: database.secretArn,
            }),
    };
}

/** The secret environment variables that let a service's code in. */
export const linkSecrets = <Value>({ cachePassword, database }: LinkCredentials<Value>): Record<string, Value> => ({
    ...(cachePassword !== undefined && { [cacheVariables.password]: cachePassword }),
    ...(database !== undefined && {
        [databaseVariableNames.user]: database.user,
        [databaseVariableNames.password]: database.password,
    }),
});
