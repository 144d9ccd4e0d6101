import assert from "node:assert/strict";
import { buildOrderApp } from "../src/app";
import { createDynamoDb } from "../src/adapters/dynamodb/client";
import { createEventStore } from "../src/adapters/dynamodb/event-store";
import { createViews } from "../src/adapters/dynamodb/views";
import { createClock } from "./support/orders";

describe("the order API without its table", () => {
    it("says that it is not available, and when to come back", async () => {
        const client = createDynamoDb({
            // Nothing listens there.
            endpoint: "http://127.0.0.1:9",
            region: "eu-west-1",
            credentials: { accessKeyId: "test", secretAccessKey: "test" },
            maxAttempts: 1,
        });
        const table = { client, name: "orders" };
        const app = await buildOrderApp(
            {
                store: createEventStore(table),
                views: createViews(table),
                users: { emailOf: async () => "ada@example.com" },
                clock: createClock(),
                deadlineSeconds: 60,
                appended: () => assert.fail("nothing is kept"),
            },
            { logger: false },
        );
        const placing = { userId: "u-1", lines: [{ sku: "book", quantity: 1 }], card: { token: "tok_ok" } };
        for (const request of [
            { method: "POST" as const, url: "/orders", payload: placing },
            { method: "GET" as const, url: `/orders/${"0".repeat(32)}` },
            { method: "GET" as const, url: "/orders?userId=u-1" },
        ]) {
            const answer = await app.inject(request);
            assert.equal(answer.statusCode, 503, request.url);
            assert.deepEqual(
                [answer.json<{ type: string }>().type, answer.headers["retry-after"]],
                ["urn:problem:unavailable", "1"],
            );
        }
        await app.close();
    });
});
