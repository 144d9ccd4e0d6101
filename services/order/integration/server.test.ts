import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { freePort } from "../../../tests/support/free-port";
import { useEmulatedAws } from "../../../tests/system/support/emulated-aws";
import { eventually } from "../test/support/eventually";
import { createMessaging, createTable } from "./support/environment";

const userId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const order = { userId, lines: [{ sku: "book", quantity: 1 }], card: { token: "tok_ok" } };

/** User, inventory and payment as one server; a path that is held back is answered when it is let go. */
class Others {
    readonly asked: string[] = [];
    private held: RegExp | undefined;
    private waiting: (() => void)[] = [];
    readonly server: Server = createServer((request, response) => {
        const path = `${request.method} ${request.url}`;
        this.asked.push(path);
        const answer = () => {
            response.setHeader("content-type", "application/json");
            response.end(
                JSON.stringify({ email: "ada@example.com", total: { amount: 1250, currency: "EUR" }, id: "ch_1" }),
            );
        };
        if (this.held?.test(path) === true) this.waiting.push(answer);
        else answer();
    });

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    hold(path: RegExp): void {
        this.held = path;
    }

    letGo(): void {
        this.held = undefined;
        for (const answer of this.waiting.splice(0)) answer();
    }

    count(path: RegExp): number {
        return this.asked.filter((asked) => path.test(asked)).length;
    }
}

describe("the order service as a process", function () {
    this.timeout(120_000);
    const aws = useEmulatedAws();
    const folder = mkdtempSync(join(tmpdir(), "flotilla-order-"));
    const others = new Others();
    const running = new Set<ChildProcess>();
    let variables: Record<string, string>;

    before("bundle it, and make what it is linked to", async () => {
        await build({
            entryPoints: [join(__dirname, "../src/server.ts")],
            bundle: true,
            platform: "node",
            outdir: folder,
            logLevel: "error",
        });
        await new Promise<void>((listening) => others.server.listen(0, "127.0.0.1", listening));
        const [{ name }, { bus, queueUrl }] = [await createTable(aws), await createMessaging(aws)];
        const { url } = others;
        variables = {
            ...aws.variables,
            ...{
                TABLE_NAME: name,
                EVENT_BUS_NAME: bus,
                QUEUE_URL: queueUrl,
                USER_URL: url,
                INVENTORY_URL: url,
                PAYMENT_URL: url,
            },
            ...{ LEASE_SECONDS: "2", SWEEP_SECONDS: "0.2", NODE_NO_WARNINGS: "1" },
        };
    });
    afterEach(() => {
        others.letGo();
        others.asked.length = 0;
        for (const child of running) child.kill("SIGKILL");
    });
    after(() => {
        others.server.closeAllConnections();
        others.server.close();
        rmSync(folder, { recursive: true, force: true });
    });

    async function start() {
        const port = await freePort();
        const child = spawn(process.execPath, [join(folder, "server.js")], {
            env: { PATH: process.env["PATH"], ...variables, PORT: String(port) },
            stdio: ["ignore", "pipe", "inherit"],
        });
        running.add(child);
        const ended = once(child, "exit").finally(() => running.delete(child)) as Promise<[number | null]>;
        let log = "";
        child.stdout.on("data", (text: Buffer) => (log += text.toString()));
        const url = `http://127.0.0.1:${port}`;
        await eventually(async () => assert.equal((await fetch(`${url}/ready`)).status, 200), 15_000);
        return { child, ended, url, log: () => log };
    }

    async function place(url: string, headers = {}): Promise<string> {
        const answer = await fetch(`${url}/orders`, {
            method: "POST",
            headers: { "content-type": "application/json", ...headers },
            body: JSON.stringify(order),
        });
        assert.equal(answer.status, 202);
        return ((await answer.json()) as { id: string }).id;
    }
    const isConfirmed = (url: string, id: string) =>
        eventually(async () => {
            const shown = (await (await fetch(`${url}/orders/${id}`)).json()) as { state: string };
            assert.equal(shown.state, "confirmed");
        }, 15_000);

    it("confirms an order, shows it by its events, and logs each step under the caller's id", async () => {
        const { url, log, child, ended } = await start();
        const id = await place(url, { "x-correlation-id": "c-77" });
        await isConfirmed(url, id);
        const listed = (await (await fetch(`${url}/orders?userId=${userId}`)).json()) as { orders: { id: string }[] };
        assert.ok(listed.orders.some((each) => each.id === id));
        child.kill("SIGTERM");
        assert.deepEqual((await ended)[0], 0);
        const lines = log()
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as { correlationId?: string; msg: string });
        assert.ok(lines.some(({ correlationId, msg }) => correlationId === "c-77" && msg === "request"));
        assert.equal(lines.at(-1)?.msg, "stopped");
    });

    it("goes on after a kill in the middle of a step, which is asked for again under the same key", async () => {
        const { url, child, ended } = await start();
        others.hold(/^POST \/payments/);
        const id = await place(url);
        await eventually(() => assert.equal(others.count(/^POST \/payments/), 1), 10_000);
        child.kill("SIGKILL");
        await ended;
        others.letGo();
        const next = await start();
        await isConfirmed(next.url, id);
        assert.equal(others.count(/^PUT \/inventory/), 1, "what was recorded is not asked for again");
    });

    it("ends the present step when it is told to stop, and leaves the order to the next at once", async () => {
        const { url, child, ended } = await start();
        others.hold(/^POST \/payments/);
        const id = await place(url);
        await eventually(() => assert.equal(others.count(/^POST \/payments/), 1), 10_000);
        child.kill("SIGTERM");
        await eventually(() => assert.rejects(fetch(`${url}/health`)), 5_000);
        others.letGo();
        assert.deepEqual((await ended)[0], 0);
        const next = await start();
        await isConfirmed(next.url, id);
        assert.equal(others.count(/^POST \/payments/), 1, "the payment was recorded");
    });

    it("says what is missing, and ends", async () => {
        const child = spawn(process.execPath, [join(folder, "server.js")], {
            env: { NODE_NO_WARNINGS: "1" },
            stdio: ["ignore", "ignore", "pipe"],
        });
        let said = "";
        child.stderr.on("data", (text: Buffer) => (said += text.toString()));
        const [code] = (await once(child, "exit")) as [number];
        assert.equal(code, 78);
        assert.match(said, /TABLE_NAME is missing; EVENT_BUS_NAME is missing; QUEUE_URL is missing/);
        assert.equal(said.trim().split("\n").length, 1);
    });
});
