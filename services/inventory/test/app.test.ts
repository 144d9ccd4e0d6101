import assert from "node:assert/strict";
import type { App } from "@flotilla/chassis";
import { buildInventoryApp } from "../src/app";
import { MemoryInventory } from "./support/memory-inventory";

describe("inventory service", () => {
    let inventory: MemoryInventory;
    let app: App;
    beforeEach(async () => {
        inventory = new MemoryInventory();
        app = await buildInventoryApp(inventory, { logger: false });
        await put("tea", 10, 450);
        await put("cup", 2, 1_200);
    });
    afterEach(() => app.close());

    const call = async (method: "GET" | "PUT" | "POST" | "DELETE", url: string, payload?: object) => {
        const answer = await app.inject({ method, url: `/inventory${url}`, ...(payload && { payload }) });
        return {
            status: answer.statusCode,
            body: answer.body === "" ? {} : answer.json<Record<string, unknown>>(),
        };
    };
    const put = (sku: string, available: number, amount: number, currency = "EUR") =>
        call("PUT", `/items/${sku}`, { available, price: { amount, currency } });
    const hold = (id: string, quantities: Record<string, number>, more = {}) =>
        call("PUT", `/reservations/${id}`, {
            lines: Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity })),
            ...more,
        });
    const available = async (sku: string) => (await call("GET", `/items/${sku}`)).body.available;
    const kindOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => `${status} ${String(body.type)}`;

    it("keeps items", async () => {
        const tea = { sku: "tea", available: 10, price: { amount: 450, currency: "EUR" } };
        assert.deepEqual(await call("GET", "/items/tea"), { status: 200, body: tea });
        assert.equal(kindOf(await call("GET", "/items/sugar")), "404 urn:problem:unknown-sku");
        const page = (await call("GET", "/items?limit=1&after=cup")).body.items;
        assert.deepEqual(page, [tea]);
    });

    it("holds all lines of a reservation, and says what they cost", async () => {
        const { status, body } = await hold("r-1", { tea: 3, cup: 1 });
        assert.equal(status, 201);
        const { expiresAt, ...rest } = body;
        assert.deepEqual(rest, {
            id: "r-1",
            state: "held",
            lines: [
                { sku: "cup", quantity: 1 },
                { sku: "tea", quantity: 3 },
            ],
            total: { amount: 2_550, currency: "EUR" },
        });
        assert.equal(Date.parse(String(expiresAt)), inventory.now + 900_000);
        assert.deepEqual([await available("tea"), await available("cup")], [7, 1]);
        assert.deepEqual((await call("GET", "/reservations/r-1")).body, body);
    });

    it("holds nothing where one line is short, and names it", async () => {
        const answer = await hold("r-1", { tea: 3, cup: 3 });
        assert.equal(kindOf(answer), "409 urn:problem:out-of-stock");
        assert.deepEqual(answer.body.skus, ["cup"]);
        assert.equal(await available("tea"), 10);
        assert.equal(kindOf(await hold("r-1", { sugar: 1 })), "404 urn:problem:unknown-sku");
        await put("mug", 5, 100, "USD");
        assert.equal(kindOf(await hold("r-1", { tea: 1, mug: 1 })), "422 urn:problem:several-currencies");
    });

    it("takes the same request twice as one, however its lines are written", async () => {
        const { body } = await hold("r-1", { tea: 3, cup: 1 });
        assert.deepEqual(await hold("r-1", { cup: 1, tea: 3 }), { status: 200, body });
        const lines = [
            { sku: "tea", quantity: 1 },
            { sku: "cup", quantity: 1 },
            { sku: "tea", quantity: 2 },
        ];
        assert.deepEqual(await call("PUT", "/reservations/r-1", { lines }), { status: 200, body });
        assert.equal(await available("tea"), 7);
        assert.equal(kindOf(await hold("r-1", { tea: 4 })), "409 urn:problem:other-lines");
    });

    it("confirms what is held, once for all", async () => {
        await hold("r-1", { tea: 3 });
        for (let time = 0; time < 2; time++) {
            const { status, body } = await call("POST", "/reservations/r-1/confirm");
            assert.deepEqual([status, body.state], [200, "confirmed"]);
        }
        inventory.now += 86_400_000;
        assert.equal((await call("GET", "/reservations/r-1")).body.state, "confirmed");
        assert.equal(await available("tea"), 7);
        assert.equal(kindOf(await call("POST", "/reservations/r-2/confirm")), "404 urn:problem:unknown-reservation");
    });

    it("gives back what was held for too long, and what was released", async () => {
        await hold("r-1", { tea: 3 }, { expiresInSeconds: 60 });
        await hold("r-2", { tea: 4 });
        inventory.now += 60_000;
        assert.equal(await available("tea"), 6);
        assert.equal(kindOf(await call("POST", "/reservations/r-1/confirm")), "409 urn:problem:expired");
        assert.equal(kindOf(await hold("r-1", { tea: 3 })), "409 urn:problem:expired");
        for (let time = 0; time < 2; time++) assert.equal((await call("DELETE", "/reservations/r-2")).status, 204);
        assert.equal(await available("tea"), 10);
        assert.equal(kindOf(await call("POST", "/reservations/r-2/confirm")), "409 urn:problem:released");
    });

    it("refuses a reservation that comes after its release", async () => {
        assert.equal((await call("DELETE", "/reservations/r-1")).status, 204);
        assert.equal(kindOf(await hold("r-1", { tea: 1 })), "409 urn:problem:released");
        assert.equal((await call("GET", "/reservations/r-1")).status, 404);
        assert.equal(await available("tea"), 10);
    });

    it("refuses what makes no sense", async () => {
        for (const quantity of [0, -1, 1.5, 1_001]) assert.equal((await hold("r-1", { tea: quantity })).status, 400);
        assert.equal((await hold("r-1", {})).status, 400);
        assert.equal((await hold("r-1", { tea: 1 }, { expiresInSeconds: 0 })).status, 400);
        assert.equal((await put("tea", -1, 1)).status, 400);
        assert.equal((await put("tea", 1, 1, "euro")).status, 400);
        assert.equal((await put("t%20a", 1, 1)).status, 400);
    });
});
