import { defineService } from "../../model";

export default defineService({
    name: "inventory",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: ["/inventory", "/inventory/*"],
    health: { path: "/health", command: ["CMD", "node", "dist/healthcheck.js"] },
    placement: "binpack",
    scaling: { min: 1 },
    user: "1000:1000",
});
