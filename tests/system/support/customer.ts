import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Shop } from "./shop";

/** A line of an order. */
export interface Line {
    readonly sku: string;
    readonly quantity: number;
}

/** An order as it is shown. */
export interface ShownOrder {
    readonly id: string;
    readonly state: "pending" | "confirmed" | "cancelled";
    readonly reason?: string;
    readonly total?: { readonly amount: number; readonly currency: string };
}

/** The price of whatever is sold here. */
const price = { amount: 250, currency: "EUR" };

/** How often a customer tries again where the shop does not answer. */
const tries = 60;

/** Somebody who buys, and who asks again where the shop does not answer, as a browser or an app does. */
export class Customer {
    private constructor(
        private readonly shop: Shop,
        readonly userId: string,
        readonly email: string,
    ) {}

    /** Registers a customer. */
    static async register(shop: Shop): Promise<Customer> {
        const email = `${randomUUID()}@example.com`;
        const { status, body } = await shop.ask("POST", "/users", { email, name: "Ann" });
        assert.equal(status, 201, JSON.stringify(body));
        return new Customer(shop, String(body["id"]), email);
    }

    /** Places an order once, however often it has to be sent. @returns its id */
    async place(lines: readonly Line[], token = "tok_ok"): Promise<string> {
        const key = randomUUID();
        for (let attempt = 1; ; attempt++) {
            const body = { userId: this.userId, lines, card: { token } };
            const answer = await this.shop
                .ask("POST", "/orders", body, { "idempotency-key": key })
                .catch(() => undefined);
            if (answer?.status === 202) return String(answer.body["id"]);
            assert.ok(answer === undefined || answer.status >= 500, JSON.stringify(answer));
            assert.ok(attempt < tries, `no answer after ${tries} tries: ${JSON.stringify(answer)}`);
            await sleep(250);
        }
    }

    /** The order as its events leave it. */
    async order(id: string): Promise<ShownOrder> {
        const { status, body } = await this.shop.ask<ShownOrder>("GET", `/orders/${id}?consistent=true`);
        assert.equal(status, 200, JSON.stringify(body));
        return body;
    }

    /** Waits until an order is no longer pending. */
    settled(id: string, seconds = 120): Promise<ShownOrder> {
        return this.shop.until(
            () => this.order(id),
            ({ state }) => state !== "pending",
            seconds,
        );
    }
}

/** Puts a new item on sale. @returns its name */
export async function sell(shop: Shop, available: number): Promise<string> {
    const sku = `item-${randomUUID().slice(0, 8)}`;
    const { status, body } = await shop.ask("PUT", `/inventory/items/${sku}`, { available, price });
    assert.ok(status === 200 || status === 201, JSON.stringify(body));
    return sku;
}

/** How many of an item are left. */
export async function left(shop: Shop, sku: string): Promise<number> {
    const { status, body } = await shop.ask("GET", `/inventory/items/${sku}`);
    assert.equal(status, 200, JSON.stringify(body));
    return Number(body["available"]);
}
