import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { App } from "@flotilla/chassis";
import { buildOrderApp } from "../src/app";
import type { Append } from "../src/ports/event-store";
import { viewOfMessage } from "../src/views/view-of";
import { createMemory, type Memory } from "./support/memory";
import { createClock } from "./support/orders";

const order = { userId: "u-1", lines: [{ sku: "book", quantity: 2 }], card: { token: "tok_ok" } };

describe("the order API", () => {
    let app: App;
    let memory: Memory;
    let appended: Append[];
    let asked: number;
    const clock = createClock();

    beforeEach(async () => {
        memory = createMemory();
        appended = [];
        asked = 0;
        const emailOf = async (id: string) => {
            asked++;
            await pause(5);
            return id === "u-1" ? "ada@example.com" : undefined;
        };
        app = await buildOrderApp(
            { ...memory, users: { emailOf }, clock, deadlineSeconds: 60, appended: (append) => appended.push(append) },
            { logger: false },
        );
    });
    afterEach(() => app.close());

    const place = (payload: object, headers = {}) => app.inject({ method: "POST", url: "/orders", payload, headers });
    const get = (url: string) => app.inject({ url });

    it("takes an order in, and says where it is", async () => {
        const answer = await place(order, { "x-correlation-id": "c-42" });
        assert.equal(answer.statusCode, 202);
        const { id, state } = answer.json<{ id: string; state: string }>();
        assert.deepEqual([state, answer.headers.location], ["pending", `/orders/${id}`]);
        const shown = (await get(`/orders/${id}`)).json<object>();
        const { card: _, ...asked } = order;
        assert.deepEqual(shown, { id, state, ...asked, placedAt: clock().toISOString() });
        const [message] = appended[0]?.messages.values() ?? [];
        assert.equal(message?.detail.correlationId, "c-42");
        assert.equal(message?.detail.email, "ada@example.com");
    });

    it("places one order for a key, and tells of another that comes with it", async () => {
        const headers = { "idempotency-key": "k-1" };
        const answers = [
            await place(order, headers),
            ...(await Promise.all([place(order, headers), place(order, headers)])),
        ];
        assert.equal(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size, 1);
        assert.equal(appended.length, 1);
        const other = await place({ ...order, lines: [{ sku: "book", quantity: 3 }] }, headers);
        assert.deepEqual([other.statusCode, other.json<{ type: string }>().type], [422, "urn:problem:key-reused"]);
        assert.equal((await place(order)).statusCode, 202);
        assert.equal(appended.length, 2);
    });

    it("places one order for a key whose requests all come at once", async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => place(order, { "idempotency-key": "k-1" })));
        assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([202]));
        assert.equal(new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size, 1);
        assert.equal(appended.length, 1);
        assert.ok(asked > 1, "they were in a race");
    });

    it("refuses an order of a user whom nobody knows", async () => {
        const answer = await place({ ...order, userId: "u-2" });
        assert.deepEqual([answer.statusCode, answer.json<{ type: string }>().type], [422, "urn:problem:unknown-user"]);
        assert.equal(appended.length, 0);
    });

    it("refuses what is no order", async () => {
        const line = { sku: "book", quantity: 1 };
        const bad: object[] = [
            {},
            { ...order, lines: [] },
            { ...order, lines: [line, line] },
            { ...order, lines: [{ ...line, quantity: 0 }] },
            { ...order, lines: [{ ...line, quantity: 1.5 }] },
            { ...order, lines: Array.from({ length: 51 }, (_, index) => ({ ...line, sku: `s-${index}` })) },
            { ...order, card: { number: "4242" } },
            { ...order, coupon: "free" },
            { ...order, userId: "../u-1" },
        ];
        for (const payload of bad) {
            const answer = await place(payload);
            assert.equal(answer.statusCode, 400, JSON.stringify(payload));
            assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
        }
        assert.equal((await place(order, { "idempotency-key": "two words" })).statusCode, 400);
        assert.equal(asked, 0);
    });

    it("shows the read model, and the present on demand", async () => {
        const { id } = (await place(order)).json<{ id: string }>();
        const [message] = appended[0]?.messages.values() ?? [];
        assert.ok(message);
        await memory.views.put({ ...viewOfMessage(message), state: "confirmed" });
        assert.equal((await get(`/orders/${id}`)).json<{ state: string }>().state, "confirmed");
        assert.equal((await get(`/orders/${id}?consistent=true`)).json<{ state: string }>().state, "pending");
    });

    it("shows a user's orders page by page, the newest first", async () => {
        for (let number = 0; number < 5; number++) {
            await place(order);
            clock.pass(1);
        }
        for (const { messages } of appended)
            for (const message of messages.values()) await memory.views.put(viewOfMessage(message));
        const shown: string[] = [];
        for (let cursor = ""; ;) {
            const page = (await get(`/orders?userId=u-1&limit=2${cursor}`)).json<{
                orders: { placedAt: string }[];
                cursor?: string;
            }>();
            shown.push(...page.orders.map(({ placedAt }) => placedAt));
            if (page.cursor === undefined) break;
            cursor = `&cursor=${page.cursor}`;
        }
        assert.equal(shown.length, 5);
        assert.deepEqual(shown, [...shown].sort().reverse());
        assert.deepEqual((await get("/orders?userId=nobody")).json(), { orders: [] });
        assert.equal((await get("/orders")).statusCode, 400);
    });

    it("shows what happened to an order, but not the card, nor the address", async () => {
        const { id } = (await place(order)).json<{ id: string }>();
        const answer = await get(`/orders/${id}/events`);
        const { events } = answer.json<{ events: { sequence: number; type: string }[] }>();
        assert.deepEqual(
            events.map(({ sequence, type }) => [sequence, type]),
            [
                [1, "placed"],
                [2, "step-begun"],
            ],
        );
        assert.doesNotMatch(answer.body, /tok_ok|ada@/);
    });

    it("knows no order that was not placed, and no id that it did not make", async () => {
        const id = "0".repeat(32);
        for (const url of [`/orders/${id}`, `/orders/${id}?consistent=true`, `/orders/${id}/events`])
            assert.equal((await get(url)).statusCode, 404, url);
        assert.equal((await get("/orders/..%2Fsnapshot")).statusCode, 400);
    });
});
