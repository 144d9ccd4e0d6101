import { setImmediate as turn } from "node:timers/promises";
import { unheardOf, type Payment } from "../../src/domain/payment";
import type { PaymentStore } from "../../src/ports/payment-store";

/** Keeps payments in memory, as Redis does: a change is whole, and comes when it comes. */
export function createMemoryStore(): PaymentStore {
    const payments = new Map<string, Payment>();
    const firsts = new Map<string, string>();
    return {
        read: async (orderId) => payments.get(orderId),
        change: async (orderId, change) => {
            await turn();
            const { payment, result } = change(payments.get(orderId) ?? unheardOf(orderId));
            payments.set(orderId, payment);
            return result;
        },
        firstOf: async (key, fingerprint) => {
            const first = firsts.get(key) ?? fingerprint;
            firsts.set(key, first);
            return first;
        },
    };
}
