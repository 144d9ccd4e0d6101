import assert from "node:assert/strict";
import { createClient } from "@flotilla/chassis";
import fastify from "fastify";
import { createUsers } from "../src/adapters/http/users";

describe("order: who places it", () => {
    const answering = async (status: number, body: object): Promise<string | undefined> => {
        const app = fastify();
        app.get("/users/:id", (_request, reply) => reply.code(status).send(body));
        const url = await app.listen({ host: "127.0.0.1", port: 0 });
        try {
            return await createUsers(createClient({ name: "user", url })).emailOf("ann");
        } finally {
            await app.close();
        }
    };

    it("is told by their address", async () =>
        assert.equal(await answering(200, { email: "ann@example.com" }), "ann@example.com"));
    it("is nobody where the user service knows no such id, or takes it for none", async () => {
        assert.equal(await answering(404, {}), undefined);
        assert.equal(await answering(400, {}), undefined);
    });
    it("is not known where the user service refuses to say", () => assert.rejects(answering(403, {})));
});
