import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { freePort } from "../../../tests/support/free-port";

describe("a service as a process", () => {
    let child: ChildProcess;
    let log = "";
    let url: string;
    let ended: Promise<unknown[]>;
    let collector: Server;
    const received: { path: string | undefined; body: string }[] = [];

    before(async function () {
        this.timeout(60_000);
        collector = createServer((request, response) => {
            let body = "";
            request.setEncoding("utf8").on("data", (part: string) => (body += part));
            request.on("end", () => {
                received.push({ path: request.url, body });
                response.setHeader("content-type", "application/json").end("{}");
            });
        }).listen(0, "127.0.0.1");
        await once(collector, "listening");

        const port = await freePort();
        url = `http://127.0.0.1:${port}`;
        child = spawn(process.execPath, ["-r", "ts-node/register", join(__dirname, "support/slow-service.ts")], {
            env: {
                PATH: process.env.PATH,
                PORT: String(port),
                OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
            },
            stdio: ["ignore", "pipe", "inherit"],
        });
        ended = once(child, "exit");
        child.stdout?.setEncoding("utf8").on("data", (part: string) => (log += part));
        for (let attempt = 0; attempt < 300; attempt++) {
            if (
                await fetch(`${url}/ready`).then(
                    (answer) => answer.ok,
                    () => false,
                )
            )
                return;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        assert.fail(`the service did not start: ${log}`);
    });
    after(() => {
        child.kill("SIGKILL");
        collector.close();
    });

    it("that is told to stop answers what came in, closes what is open, and ends with 0", async () => {
        const slow = fetch(`${url}/slow`);
        await new Promise((resolve) => setTimeout(resolve, 200));
        child.kill("SIGTERM");
        assert.deepEqual(await (await slow).json(), { done: true });
        assert.deepEqual(await ended, [0, null]);
        await assert.rejects(fetch(`${url}/health`));
        const messages = log
            .trim()
            .split("\n")
            .map((line) => (JSON.parse(line) as { msg: string }).msg);
        assert.deepEqual(messages.slice(-3), ["request", "closing what is open", "stopped"]);
        assert.ok(messages.includes("stopping"));
    });

    it("sends its spans and measurements by OTLP before it ends", () => {
        const sent = (path: string) =>
            received
                .filter((request) => request.path === path)
                .map(({ body }) => body)
                .join("");
        const spans = sent("/v1/traces");
        assert.match(spans, /"name":"GET \/slow"/);
        assert.doesNotMatch(spans, /\/ready/);
        assert.match(spans, /"service.name","value":\{"stringValue":"slow"\}/);
        assert.match(sent("/v1/metrics"), /"http.server.request.duration"/);
    });
});
