import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The programs that are compared. */
export const variants = ["flotilla", "flotilla-source", "by-hand", "by-hand-today"] as const;

/**
 * `flotilla`, as it is installed: the compiled package; `flotilla-source`, as this repository runs it; `by-hand`, started
 * in the same way; `by-hand-today`, as people start it.
 */
export type Variant = (typeof variants)[number];

/** The security group of an ALB has room for rules to 60 services, so only so many are routed. */
export const mostRouted = 60;

const root = join(__dirname, "..");

/** Where the projects are made: not kept in git. */
export const workFolder = join(root, ".flotilla", "bench");

const nameOf = (index: number) => `s${String(index + 1).padStart(3, "0")}`;

/** A service's own file, where `model` is what it imports. */
const serviceFile = (index: number, model: string) => `import { defineService } from "${model}";

export default defineService({
    name: "${nameOf(index)}",
    image: { uri: "registry.example.com/bench/${nameOf(index)}:1.0.0" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    ${index < mostRouted ? `routes: ["/${nameOf(index)}", "/${nameOf(index)}/*"],` : ""}
    health: { path: "/health", command: ["CMD", "node", "healthcheck.js"] },
    placement: "az-balanced-spread",
    scaling: { min: 1, max: 4, cpu: 60 },
    user: "1000:1000",
});
`;

/** The same service in the list of the program by hand. */
const listEntry = (index: number) => `    {
        name: "${nameOf(index)}",
        image: "registry.example.com/bench/${nameOf(index)}:1.0.0",
        cpu: 256,
        memory: 512,
        port: 8080,
        ${index < mostRouted ? `route: { priority: ${1000 + index}, paths: ["/${nameOf(index)}", "/${nameOf(index)}/*"] },` : ""}
        health: { path: "/health", command: ["CMD", "node", "healthcheck.js"] },
        placement: "az-balanced-spread",
        scaling: { min: 1, max: 4, cpu: 60 },
        user: "1000:1000",
    },
`;

const flotillaProgram = (components: string) => `import { loadPlan, Platform } from "${components}";

const plan = loadPlan();
const platform = new Platform(plan.name, { plan });

export const url = platform.url;
export const cluster = platform.clusterName;
export const services = platform.services;
`;

const handProgram = `import { deploy } from "../../../bench/by-hand";
import { services } from "./services";

export = deploy(services);
`;

const programs: Readonly<Record<Variant, string>> = {
    flotilla: flotillaProgram("../../../dist/components"),
    "flotilla-source": flotillaProgram("../../../components"),
    "by-hand": `import { quietPromises } from "../../../program/quiet-promises";

quietPromises();
export = require("./program");
`,
    "by-hand-today": handProgram,
};

/** Credentials that an emulated AWS takes. */
const aws = `    aws:region: us-east-1
    aws:accessKey: test
    aws:secretKey: test
    aws:skipCredentialsValidation: "true"
    aws:skipMetadataApiCheck: "true"
    aws:skipRequestingAccountId: "true"
`;

const sections = `    bench:environment: { class: disposable }
    bench:network: { zones: 2, nat: single }
    bench:capacity: { instanceTypes: [t3.medium, t3a.medium], min: 1, max: 400, spot: 50 }
`;

function serviceFiles(variant: Variant, services: number): Record<string, string> {
    const indexes = Array.from({ length: services }, (_, index) => index);
    if (variant === "flotilla" || variant === "flotilla-source") {
        const model = `../../../../../${variant === "flotilla" ? "dist/" : ""}model`;
        return Object.fromEntries(
            indexes.map((index) => [`services/${nameOf(index)}/service.ts`, serviceFile(index, model)]),
        );
    }
    const type = 'import type { ServiceConfiguration } from "../../../bench/by-hand/service";\n\n';
    const list = `export const services: ServiceConfiguration[] = [\n${indexes.map(listEntry).join("")}];\n`;
    return { "services.ts": type + list, "program.ts": handProgram };
}

/** Makes the Pulumi project of a variant with so many services. @returns its folder */
export function makeProject(variant: Variant, services: number): string {
    const folder = join(workFolder, `${variant}-${services}`);
    rmSync(folder, { recursive: true, force: true });
    const files: Record<string, string> = {
        "package.json": JSON.stringify({ name: "bench", private: true }),
        "tsconfig.json": readFileSync(join(root, "tsconfig.json"), "utf8"),
        "Pulumi.yaml":
            "name: bench\nruntime:\n    name: nodejs\n    options: { typescript: true, packagemanager: npm }\nmain: index.ts\n",
        "Pulumi.bench.yaml": `config:\n${aws}${variant.startsWith("flotilla") ? sections : ""}`,
        "index.ts": programs[variant],
        ...serviceFiles(variant, services),
    };
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    return folder;
}
