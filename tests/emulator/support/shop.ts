import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A service's file with the given lines in it. */
const service = (...lines: string[]) => `import { defineService } from "flotilla/service";

export default defineService({
    name: "web",
    image: { uri: "registry.example.com/shop/web:1.4.2" },
    cpu: "0.25 vCPU",
${lines.map((line) => `    ${line}`).join("\n")}
    port: 8080,
    routes: ["/*"],
    scaling: { min: 1, max: 3 },
});
`;

/** The files of a project that uses the package: what a team writes, less its package.json. */
const files: Readonly<Record<string, string>> = {
    "tsconfig.json": JSON.stringify({
        compilerOptions: {
            target: "ES2022",
            module: "nodenext",
            moduleResolution: "nodenext",
            types: ["node"],
            strict: true,
            skipLibCheck: true,
            noEmit: true,
        },
        include: ["**/*.ts"],
        "ts-node": { transpileOnly: true },
    }),
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "Pulumi.dev.yaml": `config:
    aws:region: us-east-1
    aws:accessKey: test
    aws:secretKey: test
    aws:skipCredentialsValidation: "true"
    aws:skipMetadataApiCheck: "true"
    aws:skipRequestingAccountId: "true"
    shop:environment: { class: disposable }
    shop:capacity: { instanceTypes: [t3.medium] }
    shop:services:
        web: { scaling: { max: 5 } }
`,
    "index.ts": `import { loadPlan, Platform } from "flotilla";

const plan = loadPlan();
export const url = new Platform(plan.name, { plan }).url;
`,
    "services/web/service.ts": service('memory: "512 MiB",'),
    // What must not compile.
    "wrong/unit.ts": service("// @ts-expect-error: a number has no unit", "memory: 512,"),
    "wrong/unknown.ts": service('memory: "512 MiB",', "// @ts-expect-error: there is no such option", "ports: 8080,"),
    "wrong/internal.ts": `// @ts-expect-error: not part of the package's surface
export { decide } from "flotilla/dist/model/decide";
`,
};

/** Writes a project that is named shop, has a service of its own, and depends on the given packages. */
export function writeShop(folder: string, dependencies: Readonly<Record<string, string>>): void {
    const all = { ...files, "package.json": JSON.stringify({ name: "shop", private: true, dependencies }) };
    for (const [path, text] of Object.entries(all)) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    }
}
