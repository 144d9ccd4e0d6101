import { defineService } from "../../model";

export default defineService({
    name: "order",
    image: { context: "..", dockerfile: "order/Dockerfile" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    health: { path: "/health", interval: "12 s", expect: 200, command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "az-balanced-spread",
    scaling: { min: 1, max: 4, cpu: 60, requestsPerTarget: 1000 },
    user: "1000:1000",
    table: {
        partitionKey: "orderId",
        sortKey: "record",
        indexes: {
            "by-user": { partitionKey: "userId", sortKey: "placedAt", projection: "all" },
            "open-sagas": { partitionKey: "open", sortKey: "dueAt", projection: "keys-only" },
            unpublished: { partitionKey: "unpublished", sortKey: "at", projection: "all" },
        },
    },
    publishes: ["order.placed", "order.confirmed", "order.cancelled"],
    // Its own: what it shows of orders follows from their events.
    subscribes: ["order.placed", "order.confirmed", "order.cancelled"],
    calls: ["inventory", "payment", "user"],
    version: "1.0.0",
    requires: { inventory: "^0.1.0", payment: "^1.0.0", user: "^0.1.0" },
});
