import { defineService } from "../../model";

export default defineService({
    name: "inventory",
    image: { context: "..", dockerfile: "inventory/Dockerfile" },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: ["/inventory", "/inventory/*"],
    health: { path: "/health", command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "binpack",
    scaling: { min: 1, max: 4 },
    user: "1000:1000",
    version: "0.1.0",
    database: {},
    jobs: { migrate: { command: ["node", "dist/migrate.js"], before: "deployment" } },
});
