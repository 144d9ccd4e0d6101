import { defineService } from "flotilla/service";

export default defineService({
    name: "service-name",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/service-name", "/service-name/*"],
    scaling: { min: 1, max: 4, cpu: 60 },
    user: "1000:1000",
});
