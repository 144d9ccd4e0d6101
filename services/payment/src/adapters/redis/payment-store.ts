import { Unavailable } from "@flotilla/chassis";
import type { Redis } from "ioredis";
import { unheardOf, type Payment } from "../../domain/payment";
import type { PaymentStore } from "../../ports/payment-store";

/** How long what is known of a payment is kept: long after the last request about its order. */
const retentionSeconds = 90 * 24 * 60 * 60;

/** Puts a value in the place of another, if that is there still. */
const replace = `
if (redis.call("GET", KEYS[1]) or "") ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "EX", ARGV[3])
return 1`;

/**
 * Keeps payments in Redis. A change is computed here, and kept if the payment is still the one that it was computed from; else it is computed again.
 */
export function createPaymentStore(redis: Redis): PaymentStore {
    const keyOf = (orderId: string): string => `payment:order:${orderId}`;
    const get = async (orderId: string): Promise<string | undefined> =>
        (await answer(redis.get(keyOf(orderId)))) ?? undefined;

    return {
        read: async (orderId) => parse(await get(orderId)),
        change: async (orderId, change) => {
            for (;;) {
                const before = await get(orderId);
                const { payment, result } = change(parse(before) ?? unheardOf(orderId));
                const after = JSON.stringify(payment);
                if (after === before) return result;
                const replaced = redis.eval(replace, 1, keyOf(orderId), before ?? "", after, retentionSeconds);
                if ((await answer(replaced)) === 1) return result;
            }
        },
        firstOf: async (key, fingerprint) => {
            const name = `payment:key:${key}`;
            return (await answer(redis.set(name, fingerprint, "EX", retentionSeconds, "NX", "GET"))) ?? fingerprint;
        },
    };
}

const parse = (text: string | undefined): Payment | undefined =>
    text === undefined ? undefined : (JSON.parse(text) as Payment);

/** The answer, if Redis gives one. */
const answer = <Answer>(asked: Promise<Answer>): Promise<Answer> =>
    asked.catch((cause: unknown) => {
        throw new Unavailable("cache", "does not answer", { cause });
    });
