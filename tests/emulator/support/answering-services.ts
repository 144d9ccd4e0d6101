import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { services } from "./given-images";

/** A service that needs nothing, and answers every request with who answers. */
export const answeringService = "tests/emulator/support/answering-service";

const routes: Readonly<Record<(typeof services)[number], string>> = {
    inventory: "/inventory",
    order: "/orders",
    payment: "/payments",
    user: "/users",
};

const configuration = (name: (typeof services)[number]) => ({
    name,
    image: { context: ".", args: { SERVICE: name } },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: [routes[name], `${routes[name]}/*`],
    health: { path: "/health", interval: "12 s", command: ["CMD", "node", "dist/healthcheck.js"] },
    scaling: { min: 1, max: 4, cpu: 60 },
    user: "1000:1000",
});

/** Puts services that need nothing in the place of a checkout's own, and gives its local stack no more than they need. */
export function useAnsweringServices(folder: string): void {
    rmSync(join(folder, "services"), { recursive: true });
    for (const name of services) {
        const own = join(folder, "services", name);
        cpSync(join(folder, answeringService), own, { recursive: true });
        writeFileSync(join(own, "service.ts"), `export default ${JSON.stringify(configuration(name), null, 4)};\n`);
    }
    writeFileSync(
        join(folder, "Pulumi.local.yaml"),
        stringify({
            config: {
                "aws:region": "us-east-1",
                "aws:accessKey": "test",
                "aws:secretKey": "test",
                "aws:skipCredentialsValidation": "true",
                "aws:skipMetadataApiCheck": "true",
                "aws:s3UsePathStyle": "true",
                "flotilla:environment": { class: "local" },
                "flotilla:network": { nat: "none" },
                "flotilla:capacity": { instanceTypes: ["t3.medium"], max: 2 },
                "flotilla:images": { platform: "host" },
            },
        }),
    );
}
