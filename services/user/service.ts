import { defineService } from "../../model";

export default defineService({
    name: "user",
    image: { context: "..", dockerfile: "user/Dockerfile" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/users", "/users/*"],
    health: { path: "/health", command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "az-balanced-binpack",
    scaling: { min: 1, max: 4 },
    user: "1000:1000",
    version: "0.1.0",
    database: {},
    jobs: { migrate: { command: ["node", "dist/migrate.js"], before: "deployment" } },
});
