import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { chargedFor, readBooks } from "./support/books";
import { Customer, left, sell } from "./support/customer";
import { theShop, type Shop } from "./support/shop";

/** What is true of an order that has ended, whatever went wrong: stock and money are where its state says. */
async function assertConsistent(shop: Shop, customer: Customer, id: string): Promise<void> {
    const { state } = await customer.order(id);
    const { captures, refunds } = chargedFor(await readBooks(shop), id);
    assert.equal(
        captures - refunds,
        state === "confirmed" ? 1 : 0,
        `${state}: charged ${captures}, given back ${refunds}`,
    );
    const reservation = await shop.ask("GET", `/inventory/reservations/${id}`);
    if (state === "confirmed") assert.equal(reservation.body["state"], "confirmed");
    else assert.notEqual(reservation.body["state"], "held");
}

describe("system: an order", () => {
    let shop: Shop;
    let customer: Customer;

    before(async () => {
        shop = await theShop();
    });
    beforeEach(async () => {
        customer = await Customer.register(shop);
    });

    const emails = (count: number) =>
        shop.until(
            () => shop.emailsTo(customer.email),
            (sent) => sent.length >= count,
        );

    it("is confirmed: stock is taken, the card charged once, and the customer told by e-mail", async () => {
        const sku = await sell(shop, 5);
        const id = await customer.place([{ sku, quantity: 2 }]);
        const order = await customer.settled(id);
        assert.deepEqual([order.state, order.total], ["confirmed", { amount: 500, currency: "EUR" }]);
        assert.equal(await left(shop, sku), 3);
        assert.deepEqual(chargedFor(await readBooks(shop), id), { captures: 1, refunds: 0 });
        const [email] = await emails(1);
        assert.match(email?.subject ?? "", /confirmed/i);
        await assertConsistent(shop, customer, id);
    });

    it("is among the customer's orders, as the read model comes to know of it", async () => {
        const id = await customer.place([{ sku: await sell(shop, 1), quantity: 1 }]);
        await customer.settled(id);
        await shop.until(
            () => shop.ask<{ orders: { id: string; state: string }[] }>("GET", `/orders?userId=${customer.userId}`),
            ({ body: { orders } }) => orders.some((each) => each.id === id && each.state === "confirmed"),
        );
    });

    it("is one trace and one correlation id from the first request to the e-mail", async () => {
        const correlationId = `system-${customer.userId}`;
        const sku = await sell(shop, 1);
        const body = { userId: customer.userId, lines: [{ sku, quantity: 1 }], card: { token: "tok_ok" } };
        const placed = await shop.ask("POST", "/orders", body, { "x-correlation-id": correlationId });
        assert.equal(placed.headers.get("x-correlation-id"), correlationId);
        await customer.settled(String(placed.body["id"]));
        await shop.until(
            () => Promise.resolve(shop.servicesThatLogged(correlationId)),
            (names) => ["inventory", "order", "payment", "user"].every((name) => names.includes(name)),
        );
    });

    it("is cancelled where the card is declined: the stock is there again, and the customer told", async () => {
        const sku = await sell(shop, 5);
        const id = await customer.place([{ sku, quantity: 2 }], "tok_declined");
        assert.equal((await customer.settled(id)).state, "cancelled");
        await shop.until(
            () => left(shop, sku),
            (available) => available === 5,
        );
        assert.deepEqual(chargedFor(await readBooks(shop), id), { captures: 0, refunds: 0 });
        const [email] = await emails(1);
        assert.match(email?.subject ?? "", /cancel/i);
        await assertConsistent(shop, customer, id);
    });

    it("is cancelled where the stock is gone, without asking for money", async () => {
        const sku = await sell(shop, 1);
        const id = await customer.place([{ sku, quantity: 2 }]);
        assert.equal((await customer.settled(id)).state, "cancelled");
        assert.equal(await left(shop, sku), 1);
        assert.deepEqual(chargedFor(await readBooks(shop), id), { captures: 0, refunds: 0 });
        await emails(1);
    });

    for (const [token, what] of [
        ["tok_slow", "the payment is slow"],
        ["tok_down", "the provider fails three times"],
        ["tok_twice", "the provider reports twice"],
    ] as const) {
        it(`ends consistent, charged once at most, where ${what}`, async () => {
            const sku = await sell(shop, 5);
            const id = await customer.place([{ sku, quantity: 1 }], token);
            const { state } = await customer.settled(id);
            await shop.until(
                () => left(shop, sku),
                (available) => available === (state === "confirmed" ? 4 : 5),
            );
            await assertConsistent(shop, customer, id);
            await emails(1);
        });
    }

    it("is told of by one e-mail, and shown as it is, where its events come again and in another order", async () => {
        const id = await customer.place([{ sku: await sell(shop, 5), quantity: 1 }]);
        await customer.settled(id);
        await emails(1);
        const messages = await shop.until(
            () => shop.published(id),
            (all) => all.some(({ name }) => name === "order.confirmed"),
        );
        const bridge = new EventBridgeClient(shop.clientSettings);
        for (const { name, detail } of [...messages, ...messages].reverse())
            await bridge.send(
                new PutEventsCommand({
                    Entries: [
                        {
                            EventBusName: shop.resources.busName,
                            Source: "order",
                            DetailType: name,
                            Detail: JSON.stringify(detail),
                        },
                    ],
                }),
            );
        await sleep(5000);
        assert.equal((await shop.emailsTo(customer.email)).length, 1);
        const { body } = await shop.ask("GET", `/orders/${id}`);
        assert.equal(body["state"], "confirmed");
        await assertConsistent(shop, customer, id);
    });
});
