import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join, resolve } from "node:path";
import type { Command } from "./measure";
import type { Kind } from "./options";
import { makeCheckedProject } from "./checked-project";
import { makeProject, mostRouted, workFolder, type Variant } from "./projects";

/** Something that is measured: a program, started in one way. */
export interface Subject {
    readonly kind: Kind;
    readonly name: string;
    readonly command: Command;
}

const pulumiEnvironment = {
    PULUMI_BACKEND_URL: `file://${join(workFolder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
};

const pulumi = resolve("node_modules/.bin/pulumi");

/** Runs what has to be done before measuring. @throws Error with its output, if it fails */
function prepare(file: string, args: readonly string[], folder?: string, environment = {}): void {
    const { status, error, stdout, stderr } = spawnSync(file, args, {
        cwd: folder,
        env: { ...process.env, ...environment },
        encoding: "utf8",
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`${file} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
}

/** The resources of a program by type, components left out. */
function resources(folder: string): Record<string, number> {
    const file = join(workFolder, "resources.json");
    prepare(process.execPath, [join(__dirname, "under-mocks.cjs"), folder, file]);
    const all = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
    return Object.fromEntries(Object.entries(all).filter(([type]) => !type.startsWith("flotilla:")));
}

/** @throws Error if the program by hand does not declare what Flotilla declares, so that comparing them means nothing */
export function countResources(services: number): number {
    const [flotilla = {}, byHand = {}] = (["flotilla", "by-hand"] as const).map((variant) =>
        resources(makeProject(variant, services)),
    );
    if (!isDeepStrictEqual(flotilla, byHand)) {
        const types = [...new Set([...Object.keys(flotilla), ...Object.keys(byHand)])];
        const lines = types
            .filter((type) => flotilla[type] !== byHand[type])
            .map((type) => `  ${type}: ${flotilla[type] ?? 0}, by hand ${byHand[type] ?? 0}`);
        throw new Error(`bench/by-hand does not declare what Flotilla declares:\n${lines.join("\n")}`);
    }
    return Object.values(flotilla).reduce((sum, count) => sum + count, 0);
}

function underMocks(variant: Variant, services: number): Subject {
    const folder = makeProject(variant, services);
    return {
        kind: "mocks",
        name: variant,
        command: { file: process.execPath, args: [join(__dirname, "under-mocks.cjs"), folder] },
    };
}

function preview(variant: Variant, services: number): Subject {
    const folder = makeProject(variant, services);
    const stack = ["--stack", "organization/bench/bench", "--non-interactive"];
    mkdirSync(join(workFolder, "state"), { recursive: true });
    if (!existsSync(join(workFolder, "state", ".pulumi", "stacks", "bench", "bench.json")))
        prepare(pulumi, ["stack", "init", ...stack], folder, pulumiEnvironment);
    return {
        kind: "preview",
        name: variant,
        command: { file: pulumi, args: ["preview", ...stack], folder, environment: pulumiEnvironment },
    };
}

function cdk(services: number): Subject {
    const folder = join(__dirname, "cdk");
    if (!existsSync(join(folder, "node_modules", "aws-cdk-lib")))
        prepare("npm", ["ci", "--no-fund", "--no-audit"], folder);
    const output = join(workFolder, `cdk-${services}`);
    rmSync(output, { recursive: true, force: true });
    const args = ["-r", "ts-node/register", join(folder, "app.ts"), String(services), String(mostRouted), output];
    return { kind: "cdk", name: "cdk", command: { file: process.execPath, args } };
}

/** `flotilla check` of all stacks, beside a program that is compiled at its start and does nothing. */
function checks(services: number): Subject[] {
    const folder = makeCheckedProject(services);
    const flotilla = resolve("dist/cli/flotilla.js");
    const command = { file: process.execPath, args: [flotilla, "check"], folder };
    prepare(command.file, command.args, folder);
    const nothing = { file: process.execPath, args: ["-r", "ts-node/register", join(folder, "empty.ts")] };
    return [
        { kind: "check", name: "check", command },
        { kind: "check", name: "empty", command: nothing },
    ];
}

/** What is measured with so many services, each of a kind beside the others. */
export function subjects(kind: Kind, services: number): Subject[] {
    switch (kind) {
        case "mocks":
            return (["flotilla", "flotilla-source", "by-hand", "by-hand-today"] as const).map((variant) =>
                underMocks(variant, services),
            );
        case "preview":
            return (["flotilla", "by-hand", "by-hand-today"] as const).map((variant) => preview(variant, services));
        case "cdk":
            return [cdk(services)];
        case "check":
            return checks(services);
    }
}

/** Compiles the package, which is what `flotilla` is measured as. */
export const buildPackage = () => prepare("npm", ["run", "build"]);
