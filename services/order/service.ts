import { defineService } from "../../model";

export default defineService({
    name: "order",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    health: { path: "/health", interval: "12 s", expect: 200, command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "az-balanced-spread",
    scaling: { min: 1, max: 4, cpu: 60, requestsPerTarget: 1000 },
    user: "1000:1000",
});
