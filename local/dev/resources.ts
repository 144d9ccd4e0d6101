import type { LinkAddresses, LinkCredentials } from "../../model/plan/link-variables";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import { clientSettings } from "../client-settings";
import { allowSenders, sendersOf } from "../senders";
import { makeQueue, type MadeQueue } from "./aws/queues";
import { keepLogin } from "./aws/secrets";
import { makeBus, subscribe } from "./aws/subscriptions";
import { makeTopics, type MadeTopics } from "./aws/topics";
import { makeTable, type MadeTable } from "./aws/tables";
import type { EmulatedAws } from "./emulated-aws";
import type { Offspring } from "./offspring";
import { startPostgres, type LocalDatabase } from "./postgres";
import { startCache, type LocalCache } from "./redis";

/** What a service is linked to on this machine, and what lets it in. */
export interface ServiceLinks {
    readonly addresses: LinkAddresses<string>;
    readonly credentials: LinkCredentials<string>;
}

/** What services own on this machine, by service. */
export interface Resources {
    readonly queues: ReadonlyMap<string, MadeQueue>;
    readonly tables: ReadonlyMap<string, MadeTable>;
    readonly databases: ReadonlyMap<string, LocalDatabase & { readonly secretArn: string }>;
    readonly caches: ReadonlyMap<string, LocalCache>;
    readonly busName: string | undefined;
    readonly topics: MadeTopics;
}

/** What a service or a function has on AWS. */
type Owner = Pick<ServicePlan, "environment" | "eventDeadLetterName" | "name" | "queue" | "subscribes" | "table">;

/** What is wanted on this machine. */
export type Wanted = Pick<Plan, "events" | "functions" | "services" | "topics">;

/** Makes on the emulated AWS what the services have there: tables, queues, the event bus, topics and what is subscribed to. */
async function makeOnAws({ services, functions, events, topics: planned }: Wanted, aws: EmulatedAws) {
    const [{ DynamoDBClient }, { SQSClient }, { EventBridgeClient }, { SNSClient }] = await Promise.all([
        import("@aws-sdk/client-dynamodb"),
        import("@aws-sdk/client-sqs"),
        import("@aws-sdk/client-eventbridge"),
        import("@aws-sdk/client-sns"),
    ]);
    const settings = clientSettings(aws);
    const [dynamodb, sqs, bridge, sns] = [
        new DynamoDBClient(settings),
        new SQSClient(settings),
        new EventBridgeClient(settings),
        new SNSClient(settings),
    ];
    const tables = new Map<string, MadeTable>();
    const queues = new Map<string, MadeQueue>();
    if (events !== undefined) await makeBus(bridge, events.busName);
    const topics = await makeTopics(sns, planned);
    const carriers = { busName: events?.busName, topics };
    const owners: readonly Owner[] = [...services, ...functions];
    for (const { name, table, queue, subscribes, eventDeadLetterName } of owners) {
        if (table !== undefined) tables.set(name, await makeTable(dynamodb, table));
        if (queue === undefined) continue;
        const made = await makeQueue(sqs, queue);
        queues.set(name, made);
        if (eventDeadLetterName === undefined) continue;
        const subscriber = { subscriptions: subscribes, deadLetterName: eventDeadLetterName, queue: made };
        await subscribe({ events: bridge, queues: sqs, topics: sns }, carriers, subscriber);
    }
    await allowSenders(settings, sendersOf(owners));
    return { tables, queues, ...carriers };
}

/** Makes a database for each service that has one, and keeps its login where the service reads it again. */
async function makeDatabases({ services }: Wanted, aws: EmulatedAws, offspring: Offspring) {
    const databases = new Map<string, LocalDatabase & { readonly secretArn: string }>();
    const owners = services.flatMap(({ name, database }) => (database === undefined ? [] : [{ name, database }]));
    if (owners.length === 0) return databases;
    const { SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
    const secrets = new SecretsManagerClient(clientSettings(aws));
    const server = await startPostgres(offspring);
    for (const { name, database } of owners) {
        const made = await server.createDatabase(database.databaseName, name.replaceAll("-", "_"));
        databases.set(name, { ...made, secretArn: await keepLogin(secrets, `${database.identifier}-login`, made) });
    }
    return databases;
}

/**
 * Makes what the plan's services are linked to: on the emulated AWS, and PostgreSQL and caches as processes of this machine.
 * @throws LocalError if one of them is not here
 */
export async function makeResources(plan: Wanted, aws: EmulatedAws, offspring: Offspring): Promise<Resources> {
    const caches = new Map<string, LocalCache>();
    const [onAws, databases] = await Promise.all([
        makeOnAws(plan, aws),
        makeDatabases(plan, aws, offspring),
        (async () => {
            for (const { name, cache } of plan.services)
                if (cache !== undefined) caches.set(name, await startCache(offspring));
        })(),
    ]);
    return { ...onAws, databases, caches };
}

/** What one service is linked to. */
export function linksOf({ name, sends }: Pick<ServicePlan, "name" | "sends">, resources: Resources): ServiceLinks {
    const { queues, tables, databases, caches, busName, topics } = resources;
    const cache = caches.get(name);
    const database = databases.get(name);
    const urls = sends.flatMap(({ service }) => {
        const queue = queues.get(service);
        return queue === undefined ? [] : [[service, queue.url] as const];
    });
    return {
        addresses: {
            queueUrl: queues.get(name)?.url,
            sends: Object.fromEntries(urls),
            table: tables.get(name),
            busName,
            topics,
            cache: cache && { host: cache.host, port: String(cache.port) },
            database: database && {
                host: database.host,
                port: String(database.port),
                secretArn: database.secretArn,
            },
        },
        credentials: { cachePassword: cache?.password, database },
    };
}
