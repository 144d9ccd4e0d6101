import assert from "node:assert/strict";
import { chargedFor, readBooks } from "./support/books";
import { Customer, left, sell } from "./support/customer";
import { theShop } from "./support/shop";

describe("system: many orders for few items", () => {
    it("sell exactly what there is: 200 orders at once for 50 items", async function () {
        this.timeout(600_000);
        const shop = await theShop();
        const customer = await Customer.register(shop);
        const sku = await sell(shop, 50);
        const ids = await Promise.all(Array.from({ length: 200 }, () => customer.place([{ sku, quantity: 1 }])));
        assert.equal(new Set(ids).size, 200);
        const orders = await Promise.all(ids.map((id) => customer.settled(id, 400)));
        const confirmed = orders.filter(({ state }) => state === "confirmed");
        const reasons = new Set(orders.flatMap(({ state, reason = "" }) => (state === "cancelled" ? [reason] : [])));
        assert.equal(confirmed.length, 50, `reasons: ${[...reasons].join(", ")}`);
        assert.equal(await left(shop, sku), 0);
        const books = await readBooks(shop);
        for (const { id, state } of orders) {
            const { captures, refunds } = chargedFor(books, id);
            assert.equal(captures - refunds, state === "confirmed" ? 1 : 0, id);
        }
    });
});
