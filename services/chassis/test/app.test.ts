import assert from "node:assert/strict";
import { connect } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { z } from "zod";
import { buildApp, createLogger, Problem, Unavailable, type App } from "../src";

interface Line {
    readonly level: string;
    readonly msg: string;
    readonly [member: string]: unknown;
}

describe("an app", () => {
    const lines: Line[] = [];
    let app: App;
    let broken = false;

    before(async () => {
        app = await buildApp({
            name: "shop",
            version: "1.2.3",
            logger: pino({ level: "silent" }),
            ready: {
                database: () => (broken ? Promise.reject(new Error("refused")) : Promise.resolve()),
                cache: () => Promise.resolve(),
            },
        });
        const body = z.object({ sku: z.string(), quantity: z.number().int().min(1) });
        app.post("/lines", { schema: { body, response: { 201: body }, problems: [409] } }, (request, reply) => {
            reply.code(201);
            return request.body;
        });
        app.get("/taken", () => {
            throw new Problem(409, { kind: "taken", detail: "Someone has it", members: { by: "ada" } });
        });
        app.get("/away", () => {
            throw new Unavailable("inventory", "can't be reached");
        });
        app.get("/slow", { handlerTimeout: 20 }, () => new Promise((resolve) => setTimeout(resolve, 100)));
        app.get("/bug", () => {
            throw new Error("password=secret");
        });
        app.get("/wrong", { schema: { response: { 200: body } } }, () => ({ sku: 1 }) as never);
    });
    after(() => app.close());

    const problem = async (
        options: { url: string; method?: "GET" | "POST" | "PATCH"; payload?: string; headers?: Record<string, string> },
        status: number,
    ) => {
        const answer = await app.inject(options);
        assert.equal(answer.statusCode, status, answer.body);
        assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
        const body = answer.json<Record<string, unknown>>();
        assert.equal(body.status, status);
        return body;
    };
    const json = { "content-type": "application/json" };

    it("tells by /health that it lives, whatever it needs", async () => {
        broken = true;
        const answer = await app.inject("/health");
        assert.deepEqual(
            [answer.statusCode, answer.json()],
            [200, { status: "ok", service: "shop", version: "1.2.3" }],
        );
    });

    it("tells by /ready whether all that it needs answers", async () => {
        broken = true;
        const { errors } = await problem({ url: "/ready" }, 503);
        assert.deepEqual(errors, [{ path: "database", message: "does not answer" }]);
        broken = false;
        assert.equal((await app.inject("/ready")).statusCode, 200);
    });

    it("names each part of a body that is wrong", async () => {
        const answer = await problem(
            { method: "POST", url: "/lines?x=1", headers: json, payload: '{"quantity":0}' },
            400,
        );
        assert.deepEqual(answer, {
            type: "urn:problem:invalid-request",
            title: "Bad Request",
            status: 400,
            detail: "The body of the request is not what this route takes",
            instance: "/lines",
            errors: [
                { path: "body/sku", message: "Invalid input: expected string, received undefined" },
                { path: "body/quantity", message: "Too small: expected number to be >=1" },
            ],
        });
    });

    it("answers what it can't read with 4xx", async () => {
        await problem({ method: "POST", url: "/lines", headers: json, payload: "{" }, 400);
        await problem({ method: "POST", url: "/lines", headers: json, payload: '{"__proto__":{}}' }, 400);
        await problem({ method: "POST", url: "/lines", headers: { "content-type": "text/plain" }, payload: "x" }, 415);
        await problem({ method: "POST", url: "/lines", headers: json, payload: `"${"x".repeat(65_536)}"` }, 413);
        await problem({ method: "POST", url: "/lines" }, 400);
        await problem({ method: "PATCH", url: "/lines" }, 405);
        await problem({ url: "/nothing" }, 404);
        await problem({ url: "/%zz" }, 400);
    });

    it("answers a problem that a handler throws, with its members", async () => {
        assert.deepEqual(await problem({ url: "/taken" }, 409), {
            by: "ada",
            type: "urn:problem:taken",
            title: "Conflict",
            status: 409,
            detail: "Someone has it",
            instance: "/taken",
        });
    });

    it("answers 503 where another service is away, and when to come again", async () => {
        assert.equal((await problem({ url: "/away" }, 503)).detail, "inventory is not available");
        assert.equal((await app.inject("/away")).headers["retry-after"], "1");
    });

    it("answers 503 where a handler takes too long", async () => {
        const answer = await problem({ url: "/slow" }, 503);
        assert.deepEqual([answer.title, answer.detail], ["Service Unavailable", undefined]);
    });

    it("tells nothing of a bug, nor of an answer that is not as it should be", async () => {
        for (const url of ["/bug", "/wrong"])
            assert.deepEqual(await problem({ url }, 500), {
                type: "about:blank",
                title: "Internal Server Error",
                status: 500,
                instance: url,
            });
    });

    it("keeps the ids of a request if they are safe to repeat, and makes them otherwise", async () => {
        const idsOf = async (headers: Record<string, string>, url = "/nothing") => {
            const answer = (await app.inject({ url, headers })).headers;
            return [answer["x-correlation-id"], answer["x-request-id"]].map(String);
        };
        assert.deepEqual(await idsOf({ "x-correlation-id": "Root=1-abc" }), ["Root=1-abc", "Root=1-abc"]);
        assert.deepEqual(await idsOf({ "x-request-id": "r-1" }), ["r-1", "r-1"]);
        assert.deepEqual(await idsOf({ "x-correlation-id": "c", "x-request-id": "r" }), ["c", "r"]);
        for (const unsafe of ["two words", "x".repeat(129), ""])
            assert.match((await idsOf({ "x-correlation-id": unsafe }))[0] ?? "", /^[0-9a-f-]{36}$/);
        assert.deepEqual(await idsOf({ "x-correlation-id": "c" }, "/%zz"), ["c", "c"]);
    });

    it("describes its routes and their problems", async () => {
        const document = (await app.inject("/openapi.json")).json<{
            openapi: string;
            info: object;
            paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
        }>();
        assert.equal(document.openapi, "3.1.0");
        assert.deepEqual(document.info, { title: "shop", version: "1.2.3" });
        assert.deepEqual(Object.keys(document.paths["/lines"]?.post?.responses ?? {}), ["201", "400", "409"]);
        assert.equal(document.paths["/openapi.json"], undefined);
    });

    describe("that listens", () => {
        let at: AddressInfo;
        let logged: App;

        before(async () => {
            const write = (line: string) => void lines.push(JSON.parse(line) as Line);
            logged = await buildApp({
                name: "shop",
                version: "1.2.3",
                logger: createLogger({ name: "shop", version: "1.2.3" }, { write }),
            });
            logged.post("/echo/:id", { schema: { body: z.object({}) } }, (request) => {
                request.log.info("in the handler");
                return {};
            });
            await logged.listen({ port: 0 });
            at = logged.server.address() as AddressInfo;
        });
        after(() => logged.close());

        it("logs each request in one line of JSON, and every line has its ids", async () => {
            await fetch(`http://127.0.0.1:${at.port}/health`);
            lines.length = 0;
            const traceId = "0af7651916cd43dd8448eb211c80319c";
            const headers = {
                "content-type": "application/json",
                "x-correlation-id": "c-1",
                traceparent: `00-${traceId}-b7ad6b7169203331-01`,
            };
            await fetch(`http://127.0.0.1:${at.port}/echo/1?token=x`, { method: "POST", headers, body: "{}" });
            await fetch(`http://127.0.0.1:${at.port}/echo/1`, { method: "POST", headers, body: "{" });
            assert.deepEqual(
                lines.map(({ level, msg, service, version, correlationId, trace_id, path, route, status }) => ({
                    ...{ level, msg, service, version, correlationId, trace_id },
                    ...(path === undefined ? {} : { path, route, status }),
                })),
                [
                    ["in the handler", {}],
                    ["request", { path: "/echo/1", route: "/echo/:id", status: 200 }],
                    ["request", { path: "/echo/1", route: "/echo/:id", status: 400 }],
                ].map(([msg, more]) => ({
                    ...{ level: "info", msg, service: "shop", version: "1.2.3", correlationId: "c-1" },
                    trace_id: traceId,
                    ...(more as object),
                })),
            );
        });

        it("answers what is no HTTP with a problem", async () => {
            const socket = connect(at.port, "127.0.0.1").setEncoding("utf8");
            socket.write("FROB / HTTP/1.1\r\n\r\n");
            let answer = "";
            socket.on("data", (part: string) => (answer += part));
            await once(socket, "close");
            assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json\r\n/);
        });
    });
});
