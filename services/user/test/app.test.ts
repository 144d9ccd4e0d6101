import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { buildUserApp } from "../src/app";
import { MemoryUsers } from "./support/memory-users";

describe("user service", () => {
    let app: App;
    before(async () => {
        app = await buildUserApp(new MemoryUsers(), { logger: false });
    });
    after(() => app.close());

    const register = (payload: object) => app.inject({ method: "POST", url: "/users", payload });
    const ada = {
        id: "u-1",
        email: "Ada@example.com",
        name: "Ada Lovelace",
        createdAt: "1970-01-01T00:00:00.000Z",
    };

    it("registers a user, and says where", async () => {
        const answer = await register({ email: "Ada@example.com", name: "  Ada Lovelace " });
        assert.equal(answer.statusCode, 201);
        assert.equal(answer.headers.location, "/users/u-1");
        assert.deepEqual(answer.json(), ada);
    });

    it("reads a user by id and by address, however it is written", async () => {
        assert.deepEqual((await app.inject("/users/u-1")).json(), ada);
        assert.deepEqual((await app.inject("/users?email=ada@EXAMPLE.com")).json(), { users: [ada] });
        assert.deepEqual((await app.inject("/users?email=bob@example.com")).json(), { users: [] });
    });

    it("refuses an address that someone has", async () => {
        const answer = await register({ email: "ada@example.com", name: "Another Ada" });
        assert.equal(answer.statusCode, 409);
        assert.equal(answer.json<{ type: string }>().type, "urn:problem:email-taken");
    });

    it("answers 404 for a user that is not there", async () => {
        const answer = await app.inject("/users/u-404");
        assert.equal(answer.statusCode, 404);
        assert.equal(answer.json<{ type: string }>().type, "urn:problem:unknown-user");
    });

    it("refuses what is no user, and no list of all users is given out", async () => {
        for (const user of [
            {},
            { email: "ada", name: "Ada" },
            { email: "b@example.com", name: " " },
            { email: "b@example.com", name: "a\u0000" },
        ])
            assert.equal((await register(user)).statusCode, 400, JSON.stringify(user));
        assert.equal((await app.inject("/users")).statusCode, 400);
        assert.equal((await app.inject("/users/%00")).statusCode, 400);
    });
});
