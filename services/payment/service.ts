import { defineService } from "../../model";

export default defineService({
    name: "payment",
    image: { context: "..", dockerfile: "payment/Dockerfile" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/payments", "/payments/*"],
    health: { path: "/health", command: ["CMD", "node", "dist/healthcheck.js"] },
    // A host that fails takes one payment task with it, never two.
    placement: "one-task-per-host",
    scaling: { min: 1, max: 2 },
    user: "1000:1000",
    version: "1.0.0",
    // A key that is lost would be charged again: writes fail rather.
    cache: { eviction: "noeviction" },
});
