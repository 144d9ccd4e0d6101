import assert from "node:assert/strict";
import { Redis } from "ioredis";
import type { Shop } from "./shop";

/** What the payment provider has in its books of one order, over all keys. */
export interface Charged {
    readonly captures: number;
    readonly refunds: number;
}

/** Reads the books of the fake provider, which are in the cache of payment and know nothing of the service. */
export async function readBooks(shop: Shop): Promise<Map<string, Charged>> {
    const cache = shop.resources.caches.get("payment");
    assert.ok(cache);
    const redis = new Redis({ host: cache.host, port: cache.port, password: cache.password });
    try {
        const books = new Map<string, Charged>();
        for (const name of await redis.keys("provider:charge:*")) {
            const { captures, refunds } = await redis.hgetall(name);
            books.set(name.replace("provider:charge:", ""), {
                captures: Number(captures ?? 0),
                refunds: Number(refunds ?? 0),
            });
        }
        return books;
    } finally {
        redis.disconnect();
    }
}

/** What was charged for an order in all: its id is in each key. */
export function chargedFor(books: ReadonlyMap<string, Charged>, orderId: string): Charged {
    const own = [...books].filter(([key]) => key.includes(orderId)).map(([, charged]) => charged);
    return {
        captures: own.reduce((sum, { captures }) => sum + captures, 0),
        refunds: own.reduce((sum, { refunds }) => sum + refunds, 0),
    };
}
