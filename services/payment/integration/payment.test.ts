import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { App } from "@flotilla/chassis";
import { useRedis } from "../../../tests/system/support/redis";
import { createPaymentStore } from "../src/adapters/redis/payment-store";
import { buildPaymentApp } from "../src/app";
import { keep } from "../src/charge";
import type { Gateway } from "../src/ports/gateway";
import { createFakeProvider } from "../src/provider/fake-provider";
import { createLedger } from "../src/provider/ledger";
import { steady } from "../src/provider/steady-gateway";

const slowMilliseconds = 600;
const deadlineMilliseconds = 300;

describe("payments in Redis", () => {
    const redis = useRedis();
    const apps: App[] = [];
    after(() => Promise.all(apps.map((app) => app.close())));

    /** One task of the service; `change` spoils its way to the provider. */
    async function task(change: (gateway: Gateway) => Gateway = (gateway) => gateway): Promise<App> {
        const store = createPaymentStore(redis.client);
        const provider = createFakeProvider(redis.client, keep(store), slowMilliseconds);
        const gateway = steady(change(provider));
        const app = await buildPaymentApp(
            { store, gateway, clock: Date.now, deadlineMilliseconds },
            { logger: false, ready: { cache: () => redis.client.ping() } },
        );
        apps.push(app);
        return app;
    }

    const pay = (app: App, orderId: string, token = "tok_ok", key = `${orderId}:charge`) =>
        app.inject({
            method: "POST",
            url: "/payments",
            headers: { "idempotency-key": key },
            payload: { orderId, amount: { amount: 1250, currency: "EUR" }, card: { token } },
        });
    const refund = (app: App, orderId: string) => app.inject({ method: "POST", url: `/payments/${orderId}/refund` });
    const stateIn = async (app: App, orderId: string) =>
        (await app.inject({ url: `/payments/${orderId}` })).json<{ state: string }>().state;
    const entry = (orderId: string) => createLedger(redis.client).entry(`${orderId}:charge`);
    const newOrder = () => randomUUID();

    it("are taken once for 20 requests with one key that come at once to two tasks", async () => {
        const tasks = [await task(), await task()] as const;
        const orderId = newOrder();
        const answers = await Promise.all(
            Array.from({ length: 20 }, (_, index) => pay(tasks[index % 2 === 0 ? 0 : 1], orderId)),
        );
        const statuses = answers.map(({ statusCode }) => statusCode);
        assert.ok(statuses.includes(201));
        assert.deepEqual(
            statuses.filter((status) => status !== 201 && status !== 409),
            [],
        );
        for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
            assert.match(String(answer.headers["retry-after"]), /^\d+$/);
        const again = await Promise.all(tasks.map((each) => pay(each, orderId)));
        assert.equal(
            new Set([...answers.filter(({ statusCode }) => statusCode === 201), ...again].map(({ body }) => body)).size,
            1,
        );
        const { requests, captures } = await entry(orderId);
        assert.deepEqual({ requests, captures }, { requests: 1, captures: 1 });
    });

    it("are taken once when the task dies between the provider's charge and its record", async () => {
        const orderId = newOrder();
        let charged: () => void = assert.fail;
        const isCharged = new Promise<void>((resolve) => (charged = resolve));
        // Dead: it hears the answer, and does nothing any more.
        const dead = await task((gateway) => ({
            ...gateway,
            charge: async (request, signal) => {
                const books = createLedger(redis.client);
                await books.asked(request.key);
                await books.enter(request.key, "captured", "ch_dead");
                charged();
                return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("dead"))));
            },
        }));
        const lost = pay(dead, orderId);
        await isCharged;
        const living = await task();
        assert.equal((await pay(living, orderId)).statusCode, 409);
        const deadline = Date.now() + 5_000;
        let answer = await pay(living, orderId);
        while (answer.statusCode === 409 && Date.now() < deadline) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            answer = await pay(living, orderId);
        }
        assert.equal(answer.statusCode, 201);
        assert.equal(answer.json<{ id: string }>().id, "ch_dead");
        const { captures } = await entry(orderId);
        assert.equal(captures, 1);
        assert.equal((await lost).statusCode, 503);
    });

    it("of which the provider tells twice are one", async () => {
        const app = await task();
        const orderId = newOrder();
        assert.equal((await pay(app, orderId, "tok_twice")).statusCode, 201);
        assert.equal(await stateIn(app, orderId), "captured");
        assert.equal((await entry(orderId)).captures, 1);
    });

    it("whose provider is slow are told as unknown in time, and known to the next request", async () => {
        const app = await task();
        const orderId = newOrder();
        const begun = Date.now();
        const first = await pay(app, orderId, "tok_slow");
        assert.deepEqual([first.statusCode, first.headers["retry-after"]], [503, "1"]);
        assert.ok(Date.now() - begun < slowMilliseconds);
        assert.equal((await pay(app, orderId, "tok_slow")).statusCode, 201);
        const { requests, captures } = await entry(orderId);
        assert.deepEqual({ requests, captures }, { requests: 2, captures: 1 });
    });

    it("whose provider is down are tried again", async () => {
        const app = await task();
        const orderId = newOrder();
        assert.equal((await pay(app, orderId, "tok_down")).statusCode, 503);
        assert.equal((await pay(app, orderId, "tok_down")).statusCode, 201);
        const { requests, captures } = await entry(orderId);
        assert.deepEqual({ requests, captures }, { requests: 4, captures: 1 });
    });

    it("that are declined stay so", async () => {
        const app = await task();
        const orderId = newOrder();
        for (let time = 0; time < 2; time++) assert.equal((await pay(app, orderId, "tok_declined")).statusCode, 402);
        const { requests, captures } = await entry(orderId);
        assert.deepEqual({ requests, captures }, { requests: 1, captures: 0 });
    });

    it("are refused after a refund, and refunded once", async () => {
        const app = await task();
        const never = newOrder();
        assert.equal((await refund(app, never)).json<{ state: string }>().state, "cancelled");
        const late = await pay(app, never);
        assert.deepEqual([late.statusCode, late.json<{ type: string }>().type], [409, "urn:problem:cancelled"]);
        const orderId = newOrder();
        await pay(app, orderId);
        const answers = await Promise.all(Array.from({ length: 10 }, () => refund(app, orderId)));
        assert.deepEqual(
            new Set(answers.map((answer) => answer.json<{ state: string }>().state)),
            new Set(["refunded"]),
        );
        const { captures, refunds } = await entry(orderId);
        assert.deepEqual({ captures, refunds }, { captures: 1, refunds: 1 });
    });

    it("keep no money when the refund overtakes a slow charge", async () => {
        const app = await task();
        const orderId = newOrder();
        const charge = pay(app, orderId, "tok_slow");
        while ((await entry(orderId)).captures === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        assert.equal((await refund(app, orderId)).statusCode, 200);
        await charge;
        const { captures, refunds } = await entry(orderId);
        assert.equal(captures - refunds, 0);
        assert.equal((await pay(app, orderId, "tok_slow")).statusCode, 409);
    });

    it("are refused while there is no Redis, and the task is not ready", async () => {
        const app = await task();
        const orderId = newOrder();
        assert.equal((await app.inject({ url: "/ready" })).statusCode, 200);
        await redis.stop();
        assert.deepEqual(
            [(await pay(app, orderId)).statusCode, (await app.inject({ url: "/ready" })).statusCode],
            [503, 503],
        );
        assert.equal((await app.inject({ url: "/health" })).statusCode, 200);
    });
});
