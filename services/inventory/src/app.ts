import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";

const manifest = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")) as { version: string };

/** Who answers: in every log line, and in every answer but that of `/health`. */
export const about = {
    service: "inventory",
    host: hostname(),
    version: process.env.APP_VERSION ?? manifest.version,
};

/** A caller's id is kept only if it is safe to repeat in a header and in every log line. */
const REQUEST_ID = /^[\w.:=-]{1,128}$/;

export function buildApp(options: FastifyServerOptions = {}): FastifyInstance {
    const app = fastify({
        genReqId: ({ headers: { "x-request-id": id } }) =>
            typeof id === "string" && REQUEST_ID.test(id) ? id : randomUUID(),
        ...options,
    });
    app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ ...about, error: "Not Found" }));

    app.get("/health", { logLevel: "warn" }, () => ({ status: "ok", service: about.service }));
    app.get("/inventory", () => ({ ...about, inventory: [{ id: "sku-1001" }, { id: "sku-1002" }] }));
    app.get<{ Params: { sku: string } }>("/inventory/:sku", (request) => ({ ...about, id: request.params.sku }));
    return app;
}
