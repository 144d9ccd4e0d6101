import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import {
    createClient,
    Declined,
    following,
    startTelemetry,
    stopTelemetry,
    Unavailable,
    type ClientOptions,
} from "../src";
import { retryAfterOf } from "../src/client/send";

type Answer = (response: ServerResponse) => void;

const ok: Answer = (response) => response.setHeader("content-type", "application/json").end('{"id":"1"}');
const status =
    (code: number, headers: Record<string, string> = {}, body = ""): Answer =>
    (response) =>
        response.writeHead(code, headers).end(body);
const cut: Answer = (response) => response.destroy();
const silent: Answer = () => undefined;

describe("a client", () => {
    let server: Server;
    let url: string;
    let answers: Answer[] = [];
    const seen: { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders }[] = [];

    before((done) => {
        startTelemetry({ name: "test", version: "0" });
        server = createServer(({ method, url: path, headers }, response) => {
            seen.push({ method, url: path, headers });
            (answers.shift() ?? ok)(response);
        }).listen(0, "127.0.0.1", () => {
            url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            done();
        });
    });
    after(async () => {
        server.closeAllConnections();
        server.close();
        await stopTelemetry();
    });
    beforeEach(() => {
        answers = [];
        seen.length = 0;
    });

    const answer = z.object({ id: z.string() });
    const client = (options: Partial<ClientOptions> = {}) => createClient({ name: "inventory", url, ...options });
    const get = { method: "GET", path: "/items/1", answer } as const;

    it("reads the answer by its schema", async () => {
        assert.deepEqual(await client().call(get), { id: "1" });
        answers = [status(200, {}, '{"id":1}')];
        await assert.rejects(client().call(get), /inventory answered what its contract does not have/);
        answers = [status(204)];
        assert.equal(await client().call({ method: "DELETE", path: "/items/1" }), undefined);
    });

    it("tries again what may be repeated, and nothing else", async () => {
        for (const failure of [cut, status(502), status(503), status(504), status(429)]) {
            answers = [failure, failure];
            assert.deepEqual(await client().call(get), { id: "1" });
        }
        seen.length = 0;
        answers = [status(503)];
        const post = { method: "POST", path: "/payments", body: {}, answer } as const;
        await assert.rejects(client().call(post), Unavailable);
        assert.equal(seen.length, 1);
        answers = [status(503)];
        assert.deepEqual(await client().call({ ...post, idempotencyKey: "k" }), { id: "1" });
        assert.equal(seen.at(-1)?.headers["idempotency-key"], "k");
    });

    it("gives up after its attempts", async () => {
        answers = [cut, cut, cut, ok];
        await assert.rejects(client().call(get), Unavailable);
        assert.equal(seen.length, 3);
    });

    it("does not try a bug of the other service again", async () => {
        answers = [status(500)];
        await assert.rejects(client().call(get), /inventory answered 500/);
        assert.equal(seen.length, 1);
    });

    it("waits as long as it is asked to, and not at all where that is past its deadline", async () => {
        answers = [status(429, { "retry-after": "1" })];
        const start = Date.now();
        await client().call(get);
        assert.ok(Date.now() - start >= 1_000);
        answers = [status(429, { "retry-after": "60" })];
        await assert.rejects(client().call(get), Unavailable);
        assert.ok(Date.now() - start < 2_000);
    });

    it("ends at its deadline, with all of its tries", async () => {
        answers = [cut, silent];
        const start = Date.now();
        await assert.rejects(client({ deadline: 300 }).call(get), /inventory did not answer within 300 ms/);
        assert.ok(Date.now() - start < 1_000);
    });

    it("gives the problem of a call that was declined, and sends it once", async () => {
        answers = [status(409, {}, '{"type":"urn:problem:out-of-stock","title":"Conflict","status":409,"skus":["a"]}')];
        await assert.rejects(client().call({ method: "PUT", path: "/r/1", body: {}, answer }), (error) => {
            assert.ok(error instanceof Declined);
            assert.ok(error.is("out-of-stock") && !error.is("taken"));
            assert.deepEqual([error.status, error.problem.skus], [409, ["a"]]);
            return true;
        });
        assert.equal(seen.length, 1);
        answers = [status(404, {}, "<html>")];
        await assert.rejects(client().call(get), (error) => error instanceof Declined && error.status === 404);
    });

    it("sends nothing for a while after failures one after another, then tries once", async () => {
        const broken = client({ failures: 2, attempts: 1, pause: 100 });
        answers = [cut, cut];
        await assert.rejects(broken.call(get), /can't be reached/);
        await assert.rejects(broken.call(get), /can't be reached/);
        await assert.rejects(broken.call(get), /failed too often/);
        assert.equal(seen.length, 2);
        await new Promise((resolve) => setTimeout(resolve, 120));
        assert.deepEqual(await broken.call(get), { id: "1" });
    });

    it("is not stopped by calls that are declined", async () => {
        const patient = client({ failures: 2 });
        answers = [status(404), status(404), status(404)];
        for (let call = 0; call < 3; call++) await assert.rejects(patient.call(get), Declined);
        assert.deepEqual(await patient.call(get), { id: "1" });
    });

    it("passes on the trace and the correlation id", async () => {
        const trail = { correlationId: "c-1", traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await following(trail, "order.placed", () => client().call(get));
        const { headers } = seen[0] ?? assert.fail();
        assert.equal(headers["x-correlation-id"], "c-1");
        assert.match(
            String(headers.traceparent),
            /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)\w{16}-01$/,
        );
    });

    it("sends nothing to another path than the one it is given", async () => {
        for (const id of [".", "..", "%2e%2E", "./confirm", "..?x"])
            await assert.rejects(
                client().call({ ...get, path: `/items/${id}` }),
                (error) => error instanceof Error && /would be sent as another path/.test(error.message),
            );
        assert.equal(seen.length, 0);
        await client().call({ ...get, path: `/items?name=${encodeURIComponent("o'neil/../x")}&version=1..2` });
        assert.equal(seen.length, 1);
    });

    it("understands both ways to write Retry-After", () => {
        const now = Date.parse("2026-01-01T00:00:00Z");
        assert.equal(retryAfterOf("3", now), 3_000);
        assert.equal(retryAfterOf("Thu, 01 Jan 2026 00:00:05 GMT", now), 5_000);
        assert.equal(retryAfterOf("Wed, 31 Dec 2025 00:00:05 GMT", now), 0);
        assert.equal(retryAfterOf("soon", now), 0);
        assert.equal(retryAfterOf(null, now), 0);
    });
});
