import { hostname } from "node:os";
import { randomUUID } from "node:crypto";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import {
    awsClientDefaults,
    createClient,
    createLogger,
    following,
    port,
    serve,
    settings,
    text,
    url,
} from "@flotilla/chassis";
import { z } from "zod";
import { about } from "./about";
import { createDynamoDb } from "./adapters/dynamodb/client";
import { createEventStore } from "./adapters/dynamodb/event-store";
import { createOutbox } from "./adapters/dynamodb/outbox";
import { createSagas } from "./adapters/dynamodb/sagas";
import { createViews } from "./adapters/dynamodb/views";
import { createBus } from "./adapters/eventbridge/bus";
import { performSteps } from "./adapters/http/steps";
import { createUsers } from "./adapters/http/users";
import { consume } from "./adapters/sqs/consume";
import { buildOrderApp } from "./app";
import { createPublisher } from "./outbox/publisher";
import type { Append } from "./ports/event-store";
import { createSagaRunner } from "./saga/runner";
import { project } from "./views/project";

const seconds = (byDefault: number) => z.coerce.number().positive().default(byDefault);

const env = settings({
    PORT: port.default(8080),
    TABLE_NAME: text,
    EVENT_BUS_NAME: text,
    QUEUE_URL: text,
    USER_URL: url,
    INVENTORY_URL: url,
    PAYMENT_URL: url,
    /** How long reserving and paying may take together. */
    SAGA_DEADLINE_SECONDS: seconds(60),
    /** How long an order whose task was killed waits for another: longer than any step takes. */
    LEASE_SECONDS: seconds(15),
    SWEEP_SECONDS: seconds(3),
});

const clock = () => new Date();
const log = createLogger(about);
const failed = (error: unknown) => log.error(error);

const aws = awsClientDefaults();
const eventBridge = new EventBridgeClient(aws);
// An answer to a long poll may take 20 s.
const sqs = new SQSClient({ ...aws, requestHandler: { ...aws.requestHandler, requestTimeout: 25_000 } });

const table = { client: createDynamoDb(aws), name: env.TABLE_NAME };
const store = createEventStore(table);
const views = createViews(table);
const deadlineSeconds = env.SAGA_DEADLINE_SECONDS;

const perform = performSteps({
    inventory: createClient({ name: "inventory", url: env.INVENTORY_URL, deadline: 3_000 }),
    // More than once what payment gives its provider, so that a second try gets what the first one brought.
    payment: createClient({ name: "payment", url: env.PAYMENT_URL, deadline: 10_000 }),
});

const publisher = createPublisher(
    { outbox: createOutbox(table), bus: createBus(eventBridge, env.EVENT_BUS_NAME), clock },
    env.SWEEP_SECONDS,
    failed,
);
const appended = (append: Append) => publisher.publish(append);

const sagas = createSagaRunner(
    {
        store,
        sagas: createSagas(table),
        perform: (order, step) => following(order.origin, `saga ${step}`, () => perform(order, step)),
        clock,
        owner: `${hostname()}/${randomUUID()}`,
        leaseSeconds: env.LEASE_SECONDS,
        deadlineSeconds,
        appended,
        putOff: (orderId, error, attempts) => log.warn({ err: error, orderId, attempts }, "an order is put off"),
    },
    env.SWEEP_SECONDS,
    failed,
);

const consumer = consume({ client: sqs, queueUrl: env.QUEUE_URL, handle: (body) => project(body, views), failed });

async function start(): Promise<void> {
    const app = await buildOrderApp(
        {
            store,
            views,
            users: createUsers(createClient({ name: "user", url: env.USER_URL })),
            clock,
            deadlineSeconds,
            appended: (append) => {
                appended(append);
                sagas.start(append.id);
            },
        },
        { logger: log, ready: { table: () => views.get("ready") } },
    );
    await serve(app, {
        port: env.PORT,
        onClose: async () => {
            await Promise.all([sagas.stop(), consumer.stop()]);
            // Last: what the others have kept until now is to be published.
            await publisher.stop();
        },
    });
}

void start();
