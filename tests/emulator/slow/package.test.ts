import assert from "node:assert/strict";
import { execFile, type ExecFileOptions } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { writeShop } from "../support/shop";

/** Runs a command; if it fails, the error says what it printed. */
async function run(command: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
    try {
        return (
            await promisify(execFile)(command, args, { maxBuffer: 64 * 1024 * 1024, ...options })
        ).stdout.toString();
    } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`, { cause: error });
    }
}

interface Manifest {
    readonly version: string;
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
}

interface Preview {
    readonly steps: readonly { readonly op: string; readonly urn: string; readonly newState: State }[];
}

interface State {
    readonly type: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** The packages that a project brings itself, at the versions that are tested here. */
const brought = Object.fromEntries(
    [...Object.keys(manifest.peerDependencies), "typescript", "ts-node", "@types/node"].map((name) => [
        name,
        manifest.devDependencies[name] ?? "*",
    ]),
);

describe("the package, installed in an empty project", () => {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-package-"));
    const shop = join(folder, "shop");
    const tarball = join(folder, `flotilla-${manifest.version}.tgz`);

    let aws: EmulatedAws;

    before(async () => {
        aws = await startEmulatedAws("eu-west-1", folder);
        mkdirSync(shop);
        await run("npm", ["pack", "--pack-destination", folder]);
        writeShop(shop, { ...brought, flotilla: `file:${tarball}` });
        await run("npm", ["install", "--prefer-offline", "--no-fund", "--no-audit"], { cwd: shop });
    });
    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    it("holds what its users need, and nothing else", async () => {
        const stdout = await run("tar", ["-tzf", tarball]);
        const entries = stdout
            .trim()
            .split("\n")
            .map((line) => line.replace(/^package\//, ""));
        assert.deepEqual([...new Set(entries.map((entry) => entry.split("/")[0]))].sort(), [
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "dist",
            "package.json",
            "report",
            "schemas",
            "templates",
        ]);
        const parts = entries.filter((entry) => entry.startsWith("dist/")).map((entry) => entry.split("/")[1]);
        assert.deepEqual([...new Set(parts)].sort(), ["cli", "components", "model", "program", "report"]);
        assert.ok(entries.includes("dist/model/aws/instance-type-table.json"));
        const sources = entries.filter((entry) => entry.endsWith(".ts") && !entry.endsWith(".d.ts"));
        assert.ok(sources.every((entry) => /^(templates|report\/browser)\//.test(entry)));
    });

    it("brings no second Pulumi SDK", async () => {
        const stdout = await run("npm", ["ls", "--json", "--depth=1", "@pulumi/pulumi"], { cwd: shop });
        const { dependencies } = JSON.parse(stdout) as {
            dependencies: { flotilla: { dependencies: Record<string, object> } };
        };
        assert.deepEqual(Object.keys(dependencies.flotilla.dependencies), ["@pulumi/pulumi"]);
        assert.ok(!existsSync(join(shop, "node_modules/flotilla/node_modules/@pulumi")));
    });

    it("has types, by which a bare number for memory does not compile", async () => {
        // The project's files in wrong/ expect their errors.
        await run("npx", ["tsc", "-p", "."], { cwd: shop });
    });

    it("previews a service of the project's own", async () => {
        const { endpoint } = aws;
        const state = join(folder, "state");
        mkdirSync(state);
        const pulumi = (...args: string[]) =>
            run(resolve("node_modules/.bin/pulumi"), [...args, "--non-interactive"], {
                cwd: shop,
                env: {
                    ...process.env,
                    AWS_ENDPOINT_URL: endpoint,
                    PULUMI_BACKEND_URL: `file://${state}`,
                    PULUMI_CONFIG_PASSPHRASE: "x",
                    PULUMI_SKIP_UPDATE_CHECK: "true",
                },
            });
        await pulumi("stack", "init", "dev");
        const stdout = await pulumi("preview", "--json", "--stack", "dev");
        const { steps } = JSON.parse(stdout) as Preview;
        assert.ok(steps.every(({ op }) => op === "create"));
        const named = steps.map(({ urn }) => urn.split("::").slice(2).join("::").split("$").at(-1));
        for (const expected of [
            "flotilla:service:Service::web",
            "aws:ecs/taskDefinition:TaskDefinition::web",
            "aws:ecs/service:Service::web",
            "aws:lb/targetGroup:TargetGroup::web",
            "aws:cloudwatch/logGroup:LogGroup::web",
            "aws:ec2/vpc:Vpc::shop-dev",
        ])
            assert.ok(named.includes(expected), `${expected} is not in the preview`);
        const inputs = (type: string) => steps.find(({ newState }) => newState.type === type)?.newState.inputs;
        assert.equal(inputs("aws:appautoscaling/target:Target")?.["maxCapacity"], 5);
        assert.equal(inputs("aws:ecs/taskDefinition:TaskDefinition")?.["memory"], "512");
    });
});
