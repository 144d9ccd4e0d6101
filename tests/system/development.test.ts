import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { stderr } from "node:process";
import { waitUntil } from "../../local/dev/offspring";
import { isAlive } from "../../local/processes";
import { createProgress } from "../../local/progress";
import { findPython } from "../../local/python";
import { ensureEnvironment } from "../../local/virtual-environment";

const root = resolve(__dirname, "../..");

const server = (version: string) => `
import { createServer } from "node:http";
const names: readonly string[] = ["TABLE_NAME", "QUEUE_URL", "DB_NAME", "CACHE_HOST", "AWS_ENDPOINT_URL"];
createServer((request, response) => {
    if (request.url === "/web/crash") process.exit(1);
    const given = names.filter((name) => (process.env[name] ?? "") !== "");
    response.end(JSON.stringify({ version: "${version}", given, migrated: process.env["DB_NAME"] }));
}).listen(Number(process.env["PORT"]));
console.log(JSON.stringify({ level: "info", msg: "listening" }));
`;

const files: Readonly<Record<string, string>> = {
    "Pulumi.yaml": "name: toy\nruntime: nodejs\n",
    "Pulumi.local.yaml": [
        "config:",
        "    aws:region: eu-west-1",
        "    toy:environment: { class: local }",
        "    toy:network: { nat: none }",
        "    toy:capacity: { instanceTypes: [t3.medium], max: 2 }",
        "",
    ].join("\n"),
    "services/web/service.js": `export default {
        name: "web",
        port: 8080,
        routes: ["/web", "/web/*"],
        table: { partitionKey: "id" },
        queue: {},
        database: {},
        cache: {},
        jobs: { migrate: { command: ["node", "dist/migrate.js"], before: "deployment" } },
    };\n`,
    "services/web/Dockerfile": "FROM scratch\n",
    "services/web/src/migrate.ts": 'const text: string = "migrated"; console.log(text);\n',
    "services/web/src/server.ts": server("1"),
};

/** A line that `flotilla dev --json` prints. */
interface Line {
    readonly from?: string;
    readonly line?: string;
    readonly log?: { readonly msg?: string };
    readonly routers?: readonly { readonly url: string }[];
    readonly error?: string;
}

/** `flotilla dev`, as a user runs it. */
class Run {
    readonly lines: Line[] = [];
    errors = "";
    private constructor(
        readonly child: ChildProcess,
        readonly ended: Promise<number | null>,
    ) {}

    static start(folder: string, ...options: string[]): Run {
        const words = [join(root, "scripts", "flotilla.mjs"), "-C", folder, "--json", "dev", ...options];
        const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"], cwd: root });
        const ended = once(child, "close").then(([code]) => code as number | null);
        const run = new Run(child, ended);
        createInterface({ input: child.stdout }).on("line", (line) => {
            if (/^\{.*\}$/.test(line)) run.lines.push(JSON.parse(line) as Line);
        });
        child.stderr.on("data", (part: Buffer) => void (run.errors += part.toString()));
        return run;
    }

    /** Waits until all runs. @returns the router's address */
    async ready(): Promise<string> {
        const url = () => this.lines.flatMap(({ routers = [] }) => routers)[0]?.url;
        await waitUntil(() => url() !== undefined || this.child.exitCode !== null, 120);
        assert.ok(url() !== undefined, this.errors);
        return url() ?? "";
    }

    told(pattern: RegExp): boolean {
        return this.lines.some(({ line = "", log }) => pattern.test(line) || pattern.test(log?.msg ?? ""));
    }
}

describe("system: flotilla dev", () => {
    let folder: string;
    const runs: Run[] = [];

    const start = (...options: string[]): Run => {
        const run = Run.start(folder, ...options);
        runs.push(run);
        return run;
    };
    const record = () => join(folder, ".flotilla", "dev", "processes.json");
    const left = () => {
        const { processes } = JSON.parse(readFileSync(record(), "utf8")) as { processes: { pid: number }[] };
        return processes.map(({ pid }) => pid);
    };
    const write = (path: string, text: string) => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    };
    const answer = async (url: string) => {
        const response = await fetch(`${url}/web`, { signal: AbortSignal.timeout(5000) });
        return response.status === 200 ? ((await response.json()) as { version: string; given: string[] }) : undefined;
    };

    before(async () => {
        const python = await findPython();
        assert.ok(python.fit);
        await ensureEnvironment(python, createProgress(stderr));
        folder = mkdtempSync(join(tmpdir(), "flotilla-toy-"));
        for (const [path, text] of Object.entries(files)) write(path, text);
        mkdirSync(join(folder, ".flotilla"));
        symlinkSync(join(root, ".flotilla", "emulator-venv"), join(folder, ".flotilla", "emulator-venv"));
    });
    after(async () => {
        for (const { child, ended } of runs) {
            if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
            await ended;
        }
        rmSync(folder, { recursive: true, force: true });
    });

    it("runs a service with all that it is linked to, reloads it, starts it again, and ends without a trace", async () => {
        const run = start();
        const url = await run.ready();
        const { version, given } = (await answer(url)) ?? {};
        assert.equal(version, "1");
        assert.deepEqual(given, ["TABLE_NAME", "QUEUE_URL", "DB_NAME", "CACHE_HOST", "AWS_ENDPOINT_URL"]);
        assert.ok(run.told(/^migrated$/));
        assert.ok(run.told(/^listening$/));
        assert.equal((await fetch(`${url}/elsewhere`)).status, 404);

        write("services/web/src/server.ts", server("2"));
        assert.ok(await waitUntil(async () => (await answer(url).catch(() => undefined))?.version === "2", 30));
        assert.ok(run.told(/^src\/server\.ts was saved: starts again$/));

        await fetch(`${url}/web/crash`).catch(() => undefined);
        assert.ok(await waitUntil(() => run.told(/^ended with exit code 1: starts again in 0\.5 s$/), 10));
        assert.ok(await waitUntil(async () => (await answer(url).catch(() => undefined))?.version === "2", 30));

        const other = start();
        assert.equal(await other.ended, 1);
        assert.match(other.errors, /runs in this folder already/);
        assert.doesNotMatch(other.errors, /\n\s+at /);

        const pids = left();
        assert.ok(pids.length >= 4, `${pids.length} processes`);
        run.child.kill("SIGINT");
        assert.equal(await run.ended, 0);
        assert.deepEqual(pids.filter(isAlive), []);
        assert.ok(!existsSync(record()));
    });

    it("begins again after it was killed, and ends what was left", async () => {
        const killed = start();
        await killed.ready();
        const pids = left();
        killed.child.kill("SIGKILL");
        await killed.ended;
        assert.deepEqual(pids.filter(isAlive), pids);

        const run = start();
        const url = await run.ready();
        assert.match(run.errors, /the last run was killed: what it left was ended/);
        assert.deepEqual(pids.filter(isAlive), []);
        assert.equal((await answer(url))?.version, "2");
        run.child.kill("SIGTERM");
        assert.equal(await run.ended, 0);
        assert.ok(!existsSync(record()));
    });

    it("ends what it has started where it is interrupted before all runs", async () => {
        const run = start();
        assert.ok(await waitUntil(() => existsSync(record()) && left().length >= 2, 60));
        const pids = left();
        run.child.kill("SIGINT");
        assert.equal(await run.ended, 0);
        assert.deepEqual(pids.filter(isAlive), []);
        assert.ok(!existsSync(record()));
    });

    it("says what is wrong with the configuration, and where, before it starts anything", async () => {
        write("Pulumi.local.yaml", (files["Pulumi.local.yaml"] ?? "").replace("t3.medium", "t3.mediun"));
        const run = start();
        assert.equal(await run.ended, 1);
        write("Pulumi.local.yaml", files["Pulumi.local.yaml"] ?? "");
        assert.ok(!existsSync(record()));
    });

    it("says which service is not there", async () => {
        const run = start("--only", "wep");
        assert.equal(await run.ended, 1);
        assert.match(run.errors, /there is no service or function "wep"/);
        assert.doesNotMatch(run.errors, /\n\s+at /);
    });
});
