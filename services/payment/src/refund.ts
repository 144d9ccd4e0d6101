import { beginRefund, settleRefund, type Payment } from "./domain/payment";
import type { Payments } from "./charge";

/** Gives back what an order was charged, if it was, and refuses to charge it from now on. */
export async function refund(orderId: string, by: Payments): Promise<Payment> {
    const { store, gateway, deadlineMilliseconds } = by;
    // The refusal is kept first: a charge that comes while the provider is asked must not begin.
    const keys = await store.change(orderId, beginRefund);
    const signal = AbortSignal.timeout(deadlineMilliseconds);
    for (const key of keys) await gateway.refund(key, signal);
    return store.change(orderId, (payment) => {
        const refunded = settleRefund(payment);
        return { payment: refunded, result: refunded };
    });
}
