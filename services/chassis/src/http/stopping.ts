import type { FastifyInstance } from "fastify";

/**
 * Closes each connection with the answer that is under way on it when the app stops: it would be kept for another request, and the
 * process with it.
 * @returns whether the app is stopping
 */
export function closeConnectionsOnStop(app: FastifyInstance): () => boolean {
    let stopping = false;
    app.addHook("preClose", (done) => {
        stopping = true;
        done();
    });
    app.addHook("onSend", (_request, reply, _payload, done) => {
        if (stopping) reply.header("connection", "close");
        done();
    });
    return () => stopping;
}
