import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../../support/free-port";

/** The machine's Valkey or Redis, by the name of its program, or undefined. */
const installed = (): string | undefined =>
    ["valkey-server", "redis-server"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** A server of Redis that is there for one suite of tests. */
export class TestRedis {
    readonly host = "127.0.0.1";
    private folder = "";
    private server: ChildProcess | undefined;
    private connection: Redis | undefined;
    port = 0;

    /** A connection to it. */
    get client(): Redis {
        if (this.connection === undefined) throw new Error("the server is started before the first test");
        return this.connection;
    }

    /** What a service is given to connect, as variables of a process. */
    get variables(): Record<string, string> {
        return { CACHE_HOST: this.host, CACHE_PORT: String(this.port), CACHE_TLS: "off" };
    }

    async start(program: string): Promise<void> {
        this.port = await freePort();
        this.folder = mkdtempSync(join(tmpdir(), "flotilla-redis-"));
        const settings = { port: this.port, bind: this.host, dir: this.folder, save: "", appendonly: "no" };
        const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
        this.server = spawn(program, words, { stdio: "ignore" });
        // Until the server listens, the client tries again.
        this.connection = new Redis({ host: this.host, port: this.port, retryStrategy: () => 50 });
        this.connection.on("error", () => undefined);
        await this.connection.ping();
    }

    async stop(): Promise<void> {
        this.connection?.disconnect();
        const server = this.server;
        this.server = undefined;
        if (server?.exitCode === null) {
            server.kill("SIGKILL");
            await once(server, "exit");
        }
        if (this.folder !== "") rmSync(this.folder, { recursive: true, force: true });
    }
}

/** Gives a suite an empty Redis, or skips it where the machine has none. */
export function useRedis(): TestRedis {
    const redis = new TestRedis();
    before("start Redis", async function () {
        this.timeout(20_000);
        const program = installed();
        if (program === undefined) {
            console.log("    skipped: Redis is not installed (on Debian: apt-get install redis-server)");
            return this.skip();
        }
        await redis.start(program);
    });
    after("stop Redis", () => redis.stop());
    return redis;
}
