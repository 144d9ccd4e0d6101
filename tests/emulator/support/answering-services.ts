import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
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

/** Puts services that need nothing in the place of a checkout's own, and takes from its local stack what those need. */
export function useAnsweringServices(folder: string): void {
    rmSync(join(folder, "services"), { recursive: true });
    for (const name of services) {
        const own = join(folder, "services", name);
        cpSync(join(folder, answeringService), own, { recursive: true });
        writeFileSync(join(own, "service.ts"), `export default ${JSON.stringify(configuration(name), null, 4)};\n`);
    }
    const file = join(folder, "Pulumi.local.yaml");
    const stack = parseDocument(readFileSync(file, "utf8"));
    stack.deleteIn(["config", "flotilla:services"]);
    writeFileSync(file, stack.toString());
}
