import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { verifyPact, type States } from "../../../tests/support/pacts";
import { buildUserApp } from "../src/app";
import { MemoryUsers } from "./support/memory-users";

describe("user service, as order expects it", () => {
    let users: MemoryUsers;
    let app: App;
    beforeEach(async () => {
        users = new MemoryUsers();
        app = await buildUserApp(users, { logger: false });
    });
    afterEach(() => app.close());

    const states: States = {
        "a user": ({ id, email }) => users.keep({ id: String(id), email: String(email), name: "Ada" }),
        "no user": ({ id }) => users.forget(String(id)),
    };
    const verify = async () => verifyPact("order", "user", await app.listen({ host: "127.0.0.1", port: 0 }), states);

    it("answers so", verify);

    it("would break order if it called the address otherwise", async () => {
        app.addHook("onSend", async (_request, _reply, body) => String(body).replace('"email"', '"mail"'));
        await assert.rejects(verify());
    });
});
