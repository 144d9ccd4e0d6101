import type { FunctionConfiguration } from "../../../model/schema/function";
import type { ServiceConfiguration } from "../../../model/schema/service";

const migrations = { migrate: { command: ["node", "dist/migrate.js"], before: "deployment" as const } };

/** The shop's services, as they are linked. */
export const services: readonly ServiceConfiguration[] = [
    {
        name: "user",
        image: { uri: "registry.example.com/user:1" },
        port: 8080,
        routes: ["/users", "/users/*"],
        database: {},
        jobs: migrations,
    },
    {
        name: "inventory",
        image: { uri: "registry.example.com/inventory:1" },
        port: 8080,
        routes: ["/inventory", "/inventory/*"],
        database: {},
        jobs: migrations,
    },
    {
        name: "payment",
        image: { uri: "registry.example.com/payment:1" },
        port: 8080,
        routes: ["/payments", "/payments/*"],
        cache: {},
    },
    {
        name: "order",
        image: { uri: "registry.example.com/order:1" },
        port: 8080,
        routes: ["/orders", "/orders/*"],
        table: {
            partitionKey: "orderId",
            sortKey: "record",
            indexes: {
                "by-user": { partitionKey: "userId", sortKey: "placedAt", projection: "all" },
                "open-sagas": { partitionKey: "open", sortKey: "dueAt", projection: "keys-only" },
                unpublished: { partitionKey: "unpublished", sortKey: "at", projection: "all" },
            },
        },
        queue: {},
        publishes: ["order.placed", "order.confirmed", "order.cancelled"],
        subscribes: ["order.placed", "order.confirmed", "order.cancelled"],
        calls: ["inventory", "payment", "user"],
    },
];

/** Its functions. */
export const functions: readonly FunctionConfiguration[] = [
    {
        name: "notification",
        subscribes: ["order.confirmed", "order.cancelled"],
        table: { partitionKey: "eventId", ttl: "expiresAt" },
        environment: { MAIL_FROM: "shop@example.com" },
    },
];
