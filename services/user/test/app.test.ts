import assert from "node:assert/strict";
import { about, buildApp } from "../src/app";

describe("user service", () => {
    const app = buildApp();
    after(() => app.close());
    const get = (url: string, headers = {}) => app.inject({ url, headers });

    it("is healthy", async () => {
        const answer = await get("/health");
        assert.equal(answer.statusCode, 200);
        assert.deepEqual(answer.json(), { status: "ok", service: "user" });
    });

    it("lists users and finds one", async () => {
        assert.deepEqual((await get("/users")).json(), { ...about, users: [{ id: "u-1001" }, { id: "u-1002" }] });
        assert.deepEqual((await get("/users/u-1001")).json(), { ...about, id: "u-1001" });
    });

    it("answers an unknown path with 404 in JSON", async () => {
        const answer = await get("/users/u-1001/unknown");
        assert.equal(answer.statusCode, 404);
        assert.deepEqual(answer.json(), { ...about, error: "Not Found" });
    });

    it("passes a request id on, and makes one when there is none or it is unsafe", async () => {
        const idOf = async (headers = {}) => String((await get("/unknown", headers)).headers["x-request-id"]);
        assert.equal(await idOf({ "x-request-id": "Root=1-abc" }), "Root=1-abc");
        assert.match(await idOf(), /^[0-9a-f-]{36}$/);
        assert.match(await idOf({ "x-request-id": "two words" }), /^[0-9a-f-]{36}$/);
        assert.match(await idOf({ "x-request-id": "x".repeat(129) }), /^[0-9a-f-]{36}$/);
    });
});
