import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { workFolder } from "./projects";

const nameOf = (index: number) => `s${String(index + 1).padStart(3, "0")}`;

/** The load balancers that services take turns on: each holds at most 100 target groups. */
const loadBalancers = [undefined, "web", "api", "admin"] as const;

function serviceFile(index: number): string {
    const name = nameOf(index);
    const loadBalancer = loadBalancers[index % loadBalancers.length];
    const line = loadBalancer === undefined ? "" : `\n    loadBalancer: "${loadBalancer}",`;
    return `import { defineService } from "flotilla/service";

export default defineService({
    name: "${name}",
    image: { uri: "registry.example.com/bench/${name}:1.0.0" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/${name}", "/${name}/*"],${line}
    health: { path: "/health", command: ["CMD", "node", "healthcheck.js"] },
    placement: "az-balanced-spread",
    scaling: { min: 2, max: 4, cpu: 60 },
    user: "1000:1000",
});
`;
}

const stackFile = (region: string, max: number) => `config:
    aws:region: ${region}
    bench:environment: { class: disposable }
    bench:network: { zones: 3, nat: single }
    bench:capacity: { instanceTypes: [m6i.xlarge], trunking: true, min: 3, max: ${max} }
    bench:loadBalancers: { web: {}, api: {}, admin: {} }
`;

/** The stacks, and the regions that they are in. */
const stacks = { dev: "eu-west-1", staging: "eu-west-1", prod: "us-east-1" } as const;

/** Makes a project with so many services, each in its own file, over several load balancers, and three stacks. @returns its folder */
export function makeCheckedProject(services: number): string {
    const folder = join(workFolder, `checked-${services}`);
    rmSync(folder, { recursive: true, force: true });
    const files = {
        "Pulumi.yaml": "name: bench\nruntime: nodejs\n",
        "empty.ts": "export {};\n",
        ...Object.fromEntries(
            Object.entries(stacks).map(([stack, region]) => [`Pulumi.${stack}.yaml`, stackFile(region, 10 + services)]),
        ),
        ...Object.fromEntries(
            Array.from({ length: services }, (_, index) => [
                `services/${nameOf(index)}/service.ts`,
                serviceFile(index),
            ]),
        ),
    };
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    return folder;
}
