import { defineService } from "../../model";

export default defineService({
    name: "user",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/users", "/users/*"],
    health: { path: "/health", command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "az-balanced-binpack",
    scaling: { min: 1, max: 4 },
    user: "1000:1000",
});
