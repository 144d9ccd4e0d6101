import assert from "node:assert/strict";
import { Unavailable, type App } from "@flotilla/chassis";
import { buildPaymentApp } from "../src/app";
import { createMemoryStore } from "./support/memory";
import { createProvider, type Provider } from "./support/provider";

const payment = { orderId: "o-1", amount: { amount: 1250, currency: "EUR" }, card: { token: "tok_ok" } };

describe("the payment API", () => {
    let app: App;
    let provider: Provider;

    beforeEach(async () => {
        provider = createProvider();
        app = await buildPaymentApp(
            { store: createMemoryStore(), gateway: provider, clock: Date.now, deadlineMilliseconds: 4_000 },
            { logger: false },
        );
    });
    afterEach(() => app.close());

    const pay = (payload: object = payment, headers: Record<string, string> = { "idempotency-key": "k-1" }) =>
        app.inject({ method: "POST", url: "/payments", payload, headers });
    const refund = () => app.inject({ method: "POST", url: "/payments/o-1/refund" });
    const get = () => app.inject({ url: "/payments/o-1" });
    const kindOf = (answer: { statusCode: number; json: <Body>() => Body }) => [
        answer.statusCode,
        answer.json<{ type: string }>().type.replace("urn:problem:", ""),
    ];

    it("charges, and answers a repeat as it did first", async () => {
        const answers = [await pay(), await pay()];
        for (const answer of answers) {
            assert.equal(answer.statusCode, 201);
            assert.deepEqual(answer.json(), {
                id: "ch_k-1",
                orderId: "o-1",
                state: "captured",
                amount: payment.amount,
            });
        }
        assert.equal(provider.requests, 1);
        assert.deepEqual((await get()).json(), {
            orderId: "o-1",
            state: "captured",
            id: "ch_k-1",
            amount: payment.amount,
        });
    });

    it("tells of a card that is declined", async () => {
        const declined = { ...payment, card: { token: "tok_declined" } };
        for (let time = 0; time < 2; time++) assert.deepEqual(kindOf(await pay(declined)), [402, "declined"]);
        assert.deepEqual((await get()).json(), { orderId: "o-1", state: "declined" });
    });

    it("wants a key, and none that came with another payment", async () => {
        assert.equal((await pay(payment, {})).statusCode, 400);
        await pay();
        assert.deepEqual(kindOf(await pay({ ...payment, amount: { amount: 1, currency: "EUR" } })), [
            422,
            "key-reused",
        ]);
        assert.deepEqual(kindOf(await pay(payment, { "idempotency-key": "k-2" })), [409, "paid"]);
    });

    it("tells when to come back while a charge is under way", async () => {
        let end: () => void = assert.fail;
        provider.before = () => new Promise((resolve) => (end = resolve));
        const first = pay();
        while (end === assert.fail) await new Promise(setImmediate);
        const second = await pay();
        assert.deepEqual(kindOf(second), [409, "in-flight"]);
        assert.equal(second.headers["retry-after"], "5");
        end();
        assert.equal((await first).statusCode, 201);
    });

    it("refunds an order that was charged and one that was not, and then charges it no more", async () => {
        assert.deepEqual((await refund()).json(), { orderId: "o-1", state: "cancelled" });
        assert.deepEqual(kindOf(await pay()), [409, "cancelled"]);
        const other = { ...payment, orderId: "o-2" };
        await pay(other, { "idempotency-key": "k-2" });
        const answer = await app.inject({ method: "POST", url: "/payments/o-2/refund" });
        assert.deepEqual(answer.json(), { orderId: "o-2", state: "refunded", id: "ch_k-2", amount: payment.amount });
    });

    it("answers 503 where the provider gives no answer, and means it: the next try may work", async () => {
        provider.after = () => Promise.reject(new Unavailable("provider", "gave no answer"));
        const answer = await pay();
        assert.deepEqual(kindOf(answer), [503, "unavailable"]);
        assert.equal(answer.headers["retry-after"], "1");
        provider.after = async () => undefined;
        assert.equal((await pay()).statusCode, 201);
        assert.equal(provider.captures.get("k-1"), 1);
    });

    it("refuses what is no payment", async () => {
        const bad: object[] = [
            {},
            { ...payment, amount: { amount: -1, currency: "EUR" } },
            { ...payment, amount: { amount: 12.5, currency: "EUR" } },
            { ...payment, amount: { amount: 1, currency: "euro" } },
            { ...payment, card: { token: "" } },
            { ...payment, orderId: "o/1" },
            { ...payment, tip: 5 },
        ];
        for (const payload of bad) assert.equal((await pay(payload)).statusCode, 400, JSON.stringify(payload));
        assert.equal(provider.requests, 0);
        assert.equal((await get()).statusCode, 404);
    });
});
